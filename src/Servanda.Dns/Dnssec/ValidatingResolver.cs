using System.Collections.Concurrent;
using Servanda.Core.Names;
using Servanda.Dns.Client;
using Servanda.Dns.Dnssec.Chains;
using Servanda.Dns.Dnssec.Zones;

namespace Servanda.Dns.Dnssec;

/// <summary>
/// Validates what a <see cref="DnsResolver"/> brings, itself, trusting no resolver (RFC 4035 §4.9). Keys and delegations
/// are kept and shared by all lookups. For many threads at once; one for the life of a program.
/// </summary>
/// <param name="resolver">Who asks; its upstreams resolve for others and give signatures.</param>
/// <param name="anchors">The keys trusted to begin with.</param>
/// <param name="clock">The clock for answers that carry no moment of their own.</param>
public sealed class ValidatingResolver(DnsResolver resolver, TrustAnchors anchors, TimeProvider clock)
{
    /// <summary>Zones kept at the most.</summary>
    public const int MaxZones = 16_384;

    readonly ZoneTable _zones = new(MaxZones);

    /// <summary>Where somebody is finding out whether zones begin.</summary>
    readonly ConcurrentDictionary<string, TaskCompletionSource> _finding = new(StringComparer.Ordinal);

    /// <summary>Asks, and validates the answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="how">How; DO and CD are set whatever it says.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async ValueTask<ValidatedAnswer> LookUpAsync(
        DnsQuestion question, LookupOptions how = default, CancellationToken cancel = default) =>
        await resolver.LookUpAsync(question, Signed(how), cancel) switch
        {
            DnsResult.Answered answered => await ValidateAsync(answered, how, cancel),
            var failed => new ValidatedAnswer(failed, Described(Unanswered(failed), null), () => null),
        };

    /// <summary>True when the name asked about is proven to lie in or below a zone that needs no signatures: whatever is said
    /// of it is insecure. Found out once for all who ask at the same time.</summary>
    /// <param name="question">The question; a delegation (DS) belongs to the zone above (RFC 4035 §3.1.4.1).</param>
    /// <param name="at">The moment to judge for.</param>
    /// <param name="how">How to ask for delegations that are not known yet.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public ValueTask<bool> IsUnsignedAsync(
        DnsQuestion question, DateTimeOffset at, LookupOptions how = default, CancellationToken cancel = default)
    {
        var home = SetJudge.Home(question.Name, question.Type);
        var known = _zones.FindNearest(home, at, out var unknown);
        return known is null && !unknown.IsEmpty
            ? FindOutAsync(home, unknown.ToString(), at, how, cancel)
            : new(known is ZoneState.Insecure);
    }

    /// <summary>Validates an answer that was asked for with DO, and better with CD, for the moment it came.</summary>
    /// <param name="answered">The answer.</param>
    /// <param name="how">How to ask for keys and delegations that are not known yet.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async ValueTask<ValidatedAnswer> ValidateAsync(
        DnsResult.Answered answered, LookupOptions how = default, CancellationToken cancel = default)
    {
        // What was taken for an answer has a header that reads.
        var sets = MessageSets.Read(answered.Raw.Span).Value!;
        var known = new Dictionary<DnsQuestion, Evidence>();
        var finder = new ZoneFinder(anchors, answered.At, known.GetValueOrDefault, _zones);
        var evaluation = new Evaluation(answered.Question, sets, finder);
        while (true)
        {
            if (evaluation.Run() is { } ruling)
            {
                return new ValidatedAnswer(answered, Described(ruling, evaluation), () =>
                    ChainMaker.Make(answered.Question, answered.At, ruling.Security, evaluation));
            }
            if (finder.Wanted.Count == 0 || known.Count + finder.Wanted.Count > ValidationLimits.LookupsPerAnswer)
            {
                var much = Ruling.Indeterminate(Ruling.UnknownSecurity, "more zones are involved than are looked at");
                return new ValidatedAnswer(answered, Described(much, evaluation), () => null);
            }
            await FetchAllAsync(finder.Wanted, known, how, cancel);
        }
    }

    /// <summary>One looks where zones begin; the others wait.</summary>
    async ValueTask<bool> FindOutAsync(
        DomainName home, string unknown, DateTimeOffset at, LookupOptions how, CancellationToken cancel)
    {
        var mine = new TaskCompletionSource();
        var first = _finding.GetOrAdd(unknown, mine);
        if (first != mine)
        {
            // Whoever looks takes no longer than a lookup may, and there are many who wait.
            await first.Task;
            cancel.ThrowIfCancellationRequested();
        }
        else
        {
            try
            {
                await FindZonesAsync(home, at, how, cancel);
            }
            finally
            {
                _finding.TryRemove(unknown, out _);
                mine.SetResult();
            }
        }
        return _zones.FindNearest(home, at, out _) is ZoneState.Insecure;
    }

    async Task FindZonesAsync(DomainName home, DateTimeOffset at, LookupOptions how, CancellationToken cancel)
    {
        var known = new Dictionary<DnsQuestion, Evidence>();
        var finder = new ZoneFinder(anchors, at, known.GetValueOrDefault, _zones);
        while (finder.Nearest(home) is null && finder.Wanted.Count > 0 &&
            known.Count + finder.Wanted.Count <= ValidationLimits.LookupsPerAnswer)
        {
            await FetchAllAsync(finder.Wanted, known, how, cancel);
            finder.Wanted.Clear();
        }
    }

    async Task FetchAllAsync(
        List<DnsQuestion> wanted, Dictionary<DnsQuestion, Evidence> known, LookupOptions how, CancellationToken cancel)
    {
        var asked = wanted.Select(one => FetchAsync(one, how, cancel).AsTask()).ToList();
        foreach (var (question, evidence) in wanted.Zip(await Task.WhenAll(asked)))
            known[question] = evidence;
    }

    async ValueTask<Evidence> FetchAsync(DnsQuestion question, LookupOptions how, CancellationToken cancel) =>
        await resolver.LookUpAsync(question, Signed(how), cancel) switch
        {
            DnsResult.Answered answered => Evidence.Of(MessageSets.Read(answered.Raw.Span).Value, answered.At),
            var failed => new Evidence(null, Detail(failed), clock.GetUtcNow()),
        };

    static LookupOptions Signed(LookupOptions how) => how with { DnssecOk = true, CheckingDisabled = true };

    static Ruling Unanswered(DnsResult failed) =>
        Ruling.Indeterminate(Ruling.Unreachable, $"there is no answer: {Detail(failed)}");

    static string Detail(DnsResult failed) => failed is DnsResult.Failed { Detail: var detail } ? detail : "";

    static Validation Described(Ruling ruling, Evaluation? evaluation) => ValidationMaker.Make(ruling, evaluation);
}
