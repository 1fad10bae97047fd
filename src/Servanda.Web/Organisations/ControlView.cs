using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;
using Servanda.Storage.Measurement;

namespace Servanda.Web.Organisations;

/// <summary>A control on an organisation's page: what has to be read in full, and the rest counted, so that a page stays a
/// page however many assets there are.</summary>
public sealed class ControlView
{
    /// <summary>Findings of one control written in full at the most; the page of the control's findings has all.</summary>
    public const int MaxInFull = 6;

    /// <summary>Sorts out what is shown.</summary>
    public ControlView(ControlResult result, StandingHistory<ControlStatus>? history)
    {
        Result = result;
        History = history;
        var findings = result.Assets.SelectMany(asset => asset.Findings).ToList();
        List<Finding> troubled =
        [
            .. findings.Where(one => one.Status is FindingStatus.Fail or FindingStatus.Warn or FindingStatus.NotMeasured)
                .OrderBy(one => Lanewise.Urgency(one.Status)).ThenBy(one => one.Severity),
        ];
        InFull = [.. troubled.Take(MaxInFull)];
        More = troubled.Count - InFull.Count;
        Passing = findings.Count(one => one.Status == FindingStatus.Pass);
        NotApplying = findings.Count(one => one.Status == FindingStatus.NotApplicable);
        HasFindings = findings.Count > 0 || result.Attestation is not null;
    }

    /// <summary>How it stands.</summary>
    public ControlResult Result { get; }

    /// <summary>How it stood over time; null before anything was public.</summary>
    public StandingHistory<ControlStatus>? History { get; }

    /// <summary>As a reader should take it: what is only declared is unknown.</summary>
    public ControlStatus Status => Lanewise.Shown(Result);

    /// <summary>What fails, what is short and what could not be seen, in this order.</summary>
    public IReadOnlyList<Finding> InFull { get; }

    /// <summary>Findings of those kinds beyond the bound.</summary>
    public int More { get; }

    /// <summary>Findings that pass.</summary>
    public int Passing { get; }

    /// <summary>Findings of rules that ask nothing here.</summary>
    public int NotApplying { get; }

    /// <summary>True where there is anything to say but that nothing is known.</summary>
    public bool HasFindings { get; }

    /// <summary>When it was achieved or lost; null where that is not known.</summary>
    public Turn? Turn => History?.Turn();
}
