using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Assessment.Observations;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Dns.Dnssec;

namespace Servanda.Assessment.Judging;

/// <summary>
/// What one rule sees of one domain. It notes which observations the rule used, and which it asked for in vain:
/// the first become the finding's evidence, the second the plan.
/// </summary>
public sealed class View(Sightings sightings, Asset asset, DomainName domain, DateTimeOffset now)
{
    List<Subject>? _wanted;
    bool _lacksShared, _restsOnLess;

    /// <summary>Observations used, and views of shared work with all that they used.</summary>
    List<object>? _used;

    Dictionary<Delegate, (object Value, View View)>? _shared;

    /// <summary>What the rules have worked out so far.</summary>
    internal Dictionary<Delegate, (object Value, View View)> Shared
    {
        get => _shared ??= [];
        init => _shared = value;
    }

    /// <summary>The domain judged.</summary>
    public DomainName Domain { get; } = domain;

    /// <summary>The asset, with what the operator said about it.</summary>
    public Asset Asset { get; } = asset;

    /// <summary>The time of the judgement: when the run looked, never when somebody re-reads the bundle.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>Subjects asked for that nobody has looked at, those of shared work aside.</summary>
    internal IReadOnlyList<Subject> Wanted => _wanted ?? (IReadOnlyList<Subject>)[];

    /// <summary>True when something asked for, here or by shared work, is not there yet.</summary>
    internal bool Lacks => _lacksShared || _wanted is not null;

    /// <summary>Digests of the observations used, in the order of use, each once.</summary>
    public IReadOnlyList<Digest> Used => _used is null ? [] : new Digests(SeenDigests());

    /// <summary>How strong the evidence is: proven when every observation used is an answer that a chain of signatures leads
    /// to from a trust anchor; the weakest decides.</summary>
    public EvidenceLevel Evidence =>
        _used is { Count: > 0 } && !_restsOnLess ? EvidenceLevel.Proven : EvidenceLevel.Measured;

    /// <summary>The observation of a subject; null, and wanted from now on, when nobody has looked.</summary>
    public Observation? Find(Subject subject)
    {
        if (!sightings.TryFind(subject, out var observation))
        {
            if (_wanted is null || !_wanted.Contains(subject))
                (_wanted ??= []).Add(subject);
            return null;
        }
        _restsOnLess |= observation is not Observation.Seen { Proof.Security: Security.Secure };
        if (observation is Observation.Seen seen && (_used is null || !_used.Contains(seen)))
            (_used ??= []).Add(seen);
        return observation;
    }

    /// <summary>
    /// What a function of a view gives, worked out once for all rules: whether a domain uses mail, the tree under its
    /// SPF record. Each rule notes as its own what the function used and wanted.
    /// </summary>
    /// <param name="work">Pure, and always the same: a static method.</param>
    public T Once<T>(Func<View, T> work) where T : class
    {
        if (!Shared.TryGetValue(work, out var known))
        {
            var view = new View(sightings, Asset, Domain, Now) { Shared = Shared };
            Shared[work] = known = (work(view), view);
        }
        _lacksShared |= known.View.Lacks;
        if (known.View._used is not null && (_used is null || !_used.Contains(known.View)))
            (_used ??= []).Add(known.View);
        _restsOnLess |= known.View._restsOnLess;
        return (T)known.Value;
    }

    /// <summary>What a subject's bytes mean to their reader.</summary>
    public Look<T> Look<TSubject, T>(TSubject subject, Func<TSubject, ReadOnlyMemory<byte>, T?> read)
        where TSubject : Subject where T : class => Find(subject) switch
        {
            Observation.Seen seen when seen.As(subject, read) is { } meaning => new Look<T>.Seen(meaning),
            Observation.Seen => new Look<T>.Unmeasured(UnmeasuredReasons.Unreadable),
            Observation.Unmeasured unmeasured => new Look<T>.Unmeasured(UnmeasuredReasons.Words(unmeasured)),
            _ => Judging.Look<T>.NotYet,
        };

    /// <summary>The digests of what was used, in the order of use; those of shared work may come again.</summary>
    IEnumerable<Digest> SeenDigests()
    {
        foreach (var used in _used ?? [])
        {
            if (used is Observation.Seen seen)
                yield return seen.Digest;
            else if (used is View shared)
            {
                foreach (var digest in shared.SeenDigests())
                    yield return digest;
            }
        }
    }
}
