using Servanda.Accords.Registers;
using Servanda.Assessment.Observations;
using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Assessment.Judging;

/// <summary>
/// What one rule sees of one domain. It notes which observations the rule used, and which it asked for in vain:
/// the first become the finding's evidence, the second the plan.
/// </summary>
public sealed class View(Sightings sightings, Asset asset, DomainName domain, DateTimeOffset now)
{
    readonly List<Subject> _wanted = [];
    readonly List<Digest> _used = [];

    /// <summary>The domain judged.</summary>
    public DomainName Domain { get; } = domain;

    /// <summary>The asset, with what the operator said about it.</summary>
    public Asset Asset { get; } = asset;

    /// <summary>The time of the judgement: when the run looked, never when somebody re-reads the bundle.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Subjects asked for that nobody has looked at.</summary>
    public IReadOnlyList<Subject> Wanted => _wanted;

    /// <summary>Digests of the observations used, in the order of use, each once.</summary>
    public IReadOnlyList<Digest> Used => _used;

    /// <summary>The observation of a subject; null, and wanted from now on, when nobody has looked.</summary>
    public Observation? Find(Subject subject)
    {
        if (!sightings.TryFind(subject, out var observation))
        {
            if (!_wanted.Contains(subject))
                _wanted.Add(subject);
            return null;
        }
        if (observation is Observation.Seen seen && !_used.Contains(seen.Digest))
            _used.Add(seen.Digest);
        return observation;
    }

    /// <summary>What a subject's bytes mean to their reader.</summary>
    public Look<T> Look<T>(Subject subject, Func<ReadOnlyMemory<byte>, T?> read) where T : class => Find(subject) switch
    {
        Observation.Seen seen when seen.As(read) is { } meaning => new Look<T>.Seen(meaning),
        Observation.Seen => new Look<T>.Unmeasured(UnmeasuredReasons.Unreadable),
        Observation.Unmeasured unmeasured => new Look<T>.Unmeasured(UnmeasuredReasons.Words(unmeasured)),
        _ => new Look<T>.Unmeasured(UnmeasuredReasons.NotYet),
    };
}
