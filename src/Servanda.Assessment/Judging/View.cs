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
    List<Subject>? _wanted;
    List<Observation.Seen>? _used;
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

    /// <summary>Subjects asked for that nobody has looked at.</summary>
    public IReadOnlyList<Subject> Wanted => _wanted ?? (IReadOnlyList<Subject>)[];

    /// <summary>Digests of the observations used, in the order of use, each once.</summary>
    public IReadOnlyList<Digest> Used => _used is null ? [] : new Digests(_used.Select(seen => seen.Digest));

    /// <summary>The observation of a subject; null, and wanted from now on, when nobody has looked.</summary>
    public Observation? Find(Subject subject)
    {
        if (!sightings.TryFind(subject, out var observation))
        {
            if (_wanted is null || !_wanted.Contains(subject))
                (_wanted ??= []).Add(subject);
            return null;
        }
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
        Note(known.View._wanted, ref _wanted);
        Note(known.View._used, ref _used);
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

    /// <summary>Adds what is not there yet; the items themselves are different from each other.</summary>
    static void Note<TItem>(List<TItem>? items, ref List<TItem>? there)
    {
        if (items is null)
            return;
        if (there is null)
        {
            there = [.. items];
            return;
        }
        var before = there.Count;
        foreach (var item in items)
        {
            if (there.IndexOf(item, 0, before) < 0)
                there.Add(item);
        }
    }
}
