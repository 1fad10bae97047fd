using System.Net;
using Servanda.Core.Names;
using Servanda.Mail.Dkim;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Spf;
using Outcome = Servanda.Mail.Dkim.DkimOutcome;

namespace Servanda.Mail.AggregateReports;

/// <summary>What a receiver found about one message and did with it.</summary>
/// <param name="Source">The address that sent it.</param>
/// <param name="Dmarc">What DMARC says.</param>
/// <param name="Dkim">What came of its signatures.</param>
/// <param name="Spf">What came of the check of its SMTP sender; null when there was none to check.</param>
public sealed record EvaluatedMessage(IPAddress Source, DmarcEvaluation Dmarc, DkimVerdict Dkim, SpfEvaluation? Spf)
{
    /// <summary>The domain of the SMTP sender; null for a bounce.</summary>
    public DomainName? EnvelopeFrom { get; init; }

    /// <summary>The domain of the SMTP recipient; null to leave it out.</summary>
    public DomainName? EnvelopeTo { get; init; }

    /// <summary>What was done, where it is not what the policy asks; to be explained by <see cref="Reasons"/>.</summary>
    public Disposition? Done { get; init; }

    /// <summary>Why something else was done than the policy asks.</summary>
    public IReadOnlyList<OverrideReason> Reasons { get; init; } = [];

    /// <summary>The policy domain, whose report this message belongs into (RFC 9990 §3.1.2); null when no policy
    /// applies, and the message is in no report.</summary>
    public DomainName? PolicyDomain => Dmarc.Result is DmarcResult.Pass or DmarcResult.Fail ? Dmarc.RecordDomain : null;

    /// <summary>What a report says of the policy (RFC 9990 §3.1.1.5); null when none applies.</summary>
    public AggregatePolicy? Policy() => Dmarc.Discovery?.Policy?.Record is not { } record || PolicyDomain is not { } domain ? null : new()
    {
        Domain = domain,
        Policy = record.Policy ?? DmarcPolicy.None,
        SubdomainPolicy = record.SubdomainPolicy,
        NonexistentPolicy = record.NonexistentPolicy,
        DkimAlignment = record.DkimAlignment,
        SpfAlignment = record.SpfAlignment,
        IsTesting = record.IsTesting,
        Discovery = PolicyDiscovery.TreeWalk,
    };

    /// <summary>What a report says of the message (RFC 9990 §3.1.1.7); null when no policy applies.</summary>
    public AggregateRecord? Record() => PolicyDomain is null ? null : new()
    {
        Count = 1,
        Source = Source,
        Disposition = Done ?? Asked(),
        DkimAligned = Dmarc.Aligned.Any(one => one.Mechanism == DmarcMechanism.Dkim),
        SpfAligned = Dmarc.Aligned.Any(one => one.Mechanism == DmarcMechanism.Spf),
        Reasons = IsSpared && Reasons.Count == 0 ? [new(OverrideKind.PolicyTestMode)] : Reasons,
        HeaderFrom = Dmarc.Author,
        EnvelopeFrom = EnvelopeFrom,
        EnvelopeTo = EnvelopeTo,
        Dkim =
        [
            .. Dkim.Signatures.Where(one => one.Domain is not null)
                .Select(one => new DkimOutcome(ReportText.Domain(one.Domain), one.Selector, Reported(one.Outcome))),
        ],
        Spf = Spf is null ? [] : [new(Spf.Sender.Domain, SpfScope.MailFrom, Reported(Spf.Result))],
    };

    /// <summary>True when test mode spared a message that failed.</summary>
    bool IsSpared => Dmarc.Result == DmarcResult.Fail && Dmarc.Policy is { } policy && policy != Dmarc.Disposition;

    Disposition Asked() => Dmarc.Result == DmarcResult.Pass
        ? Dmarc.Policy is DmarcPolicy.Quarantine or DmarcPolicy.Reject ? Disposition.Pass : Disposition.None
        : Dmarc.Disposition switch
        {
            DmarcPolicy.None => Disposition.None,
            DmarcPolicy.Quarantine => Disposition.Quarantine,
            DmarcPolicy.Reject => Disposition.Reject,
        };

    static ReportedResult Reported(Outcome outcome) => outcome switch
    {
        Outcome.None => ReportedResult.None,
        Outcome.Pass => ReportedResult.Pass,
        Outcome.Fail => ReportedResult.Fail,
        Outcome.Policy => ReportedResult.Policy,
        Outcome.Neutral => ReportedResult.Neutral,
        Outcome.TempError => ReportedResult.TempError,
        Outcome.PermError => ReportedResult.PermError,
    };

    static ReportedResult Reported(SpfResult result) => result switch
    {
        SpfResult.None => ReportedResult.None,
        SpfResult.Neutral => ReportedResult.Neutral,
        SpfResult.Pass => ReportedResult.Pass,
        SpfResult.Fail => ReportedResult.Fail,
        SpfResult.SoftFail => ReportedResult.SoftFail,
        SpfResult.TempError => ReportedResult.TempError,
        SpfResult.PermError => ReportedResult.PermError,
    };
}
