using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Denial;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Zones;

/// <summary>
/// Finds what is known of zones for one answer, from the anchors down. Sans I/O: it is given the DS and DNSKEY responses
/// known so far, notes which it still wants, and is asked again when there are more.
/// </summary>
sealed class ZoneFinder
{
    readonly TrustAnchors _anchors;
    readonly Func<DnsQuestion, Evidence?> _evidence;
    readonly ZoneTable? _table;
    readonly Dictionary<DomainName, ZoneState> _found = [];
    int _verifications, _digests;
    readonly SetJudge _sets;
    readonly DenialJudge _denials;

    /// <param name="anchors">The keys trusted to begin with.</param>
    /// <param name="at">The moment to judge for.</param>
    /// <param name="evidence">What is known; null for what was not asked yet.</param>
    /// <param name="table">What other lookups found; null for a chain, which has to prove everything itself.</param>
    public ZoneFinder(TrustAnchors anchors, DateTimeOffset at, Func<DnsQuestion, Evidence?> evidence, ZoneTable? table)
    {
        (_anchors, At, _evidence, _table) = (anchors, at, evidence, table);
        (_sets, _denials) = (new SetJudge(this), new DenialJudge(this));
    }

    public DateTimeOffset At { get; }

    /// <summary>True when all there is are the sets of a chain, in answer to every question.</summary>
    public bool IsOfChain => _table is null;

    /// <summary>What is to be asked before going on.</summary>
    public List<DnsQuestion> Wanted { get; } = [];

    /// <summary>Spent on zones so far, and on hashing for all.</summary>
    public ValidationWork Work => new(_verifications, _digests, Hashes.Names, Hashes.Rounds);

    public HashMeter Hashes { get; } = new();

    public SetJudge Sets => _sets;

    public DenialJudge Denials => _denials;

    /// <summary>What is known of a name that says it signs; null while something is wanted first.</summary>
    public ZoneState? Find(DomainName signer)
    {
        var found = FindCut(signer);
        // Its keys will be needed too: asked for now, they come with the rest.
        if (found is null)
            Ask(signer, DnsType.Dnskey);
        return found;
    }

    /// <summary>What is known of a name that may be a zone.</summary>
    ZoneState? FindCut(DomainName zone)
    {
        if (_found.TryGetValue(zone, out var found))
            return found;
        found = _table is null ? Judge(zone) : _table.Find(zone, At) ?? JudgeInTurn(zone, _table);
        if (found is not null)
            _found.Add(zone, found);
        return found;
    }

    /// <summary>The nearest zone above a name that decides how data there is judged: the first that needs no signatures,
    /// or is broken, from the anchor down; else the last signed one. Null while something is wanted first.</summary>
    public ZoneState? Nearest(DomainName name)
    {
        if (_anchors.Above(name) is not { } top)
            return Unanchored(name);
        var nearest = FindCut(top);
        for (var labels = top.LabelCount + 1; labels <= name.LabelCount && nearest is ZoneState.Secure; labels++)
        {
            var next = FindCut(CanonicalNames.Last(name, labels));
            if (next is ZoneState.NoCut { IsNothing: true })
                break;
            nearest = next is ZoneState.NoCut ? nearest : next;
        }
        return nearest;
    }

    ZoneState? JudgeInTurn(DomainName zone, ZoneTable table)
    {
        lock (table.Gate(zone))
            return table.Find(zone, At) ?? Judge(zone);
    }

    ZoneState? Judge(DomainName zone)
    {
        if (_anchors.Above(zone) is null)
            return Unanchored(zone);
        var work = new WorkMeter(ValidationLimits.VerificationsPerZone, Hashes);
        var state = _anchors.Has(zone) ? Anchored(zone, work) : Delegated(zone, work);
        _verifications += work.Verifications;
        _digests += work.Digests;
        if (state is ZoneState.Secure or ZoneState.Insecure || (state is ZoneState.NoCut none && none.Until > At))
            _table?.Keep(state);
        return state;
    }

    ZoneState? Anchored(DomainName zone, WorkMeter work) =>
        Ask(zone, DnsType.Dnskey) is { } keys
            ? ZoneKeyJudge.Anchored(zone, _anchors.At(zone), keys, At, work)
            : null;

    ZoneState? Delegated(DomainName zone, WorkMeter work)
    {
        if (Ask(zone, DnsType.Ds) is not { } evidence)
            return null;
        if (evidence.Sets is not { } sets)
            return Unreachable(zone, DnsType.Ds, evidence);
        if (sets.Find(zone, DnsType.Ds) is not { } ds)
            return Undelegated(zone, sets, evidence, work);
        return _sets.Judge(ds, work) switch
        {
            null => null,
            { Zone: ZoneState.Insecure above } => above with { Zone = zone },
            { Zone: ZoneState.Secure parent, By: { } by, Sets: [var trimmed] } => by.Labels != CanonicalNames.SignedLabels(zone)
                ? Broken(zone, Ruling.Bogus(Ruling.Forged, $"the DS of {zone} was made from a wildcard"))
                : Signed(zone, trimmed, ds.Ttl, parent, evidence, work),
            var failed => Broken(zone, failed.Ruling),
        };
    }

    ZoneState? Signed(
        DomainName zone, SignedSet ds, uint ttl, ZoneState.Secure parent, Evidence evidence, WorkMeter work)
    {
        var records = ds.Read<DsData>().ToList();
        var known = records.FindAll(one => Algorithms.CanCheck(one.Algorithm));
        var usable = known.FindAll(one => Algorithms.CanDigest(one.DigestType));
        var until = evidence.At.AddSeconds(ttl);
        if (usable.Count == 0)
        {
            var ruling = known.Count == 0
                ? Ruling.Insecure($"{zone} is signed with algorithms not known here only", Ruling.UnsupportedAlgorithm)
                : Ruling.Insecure($"the DS of {zone} has digests not known here only", Ruling.UnsupportedDigest);
            return Insecure(zone, ruling, [ds], parent, until);
        }
        // SHA-1 is passed over where there is anything better (RFC 4509 §3).
        if (usable.Exists(one => one.DigestType != Algorithms.DigestSha1))
            usable.RemoveAll(one => one.DigestType == Algorithms.DigestSha1);
        return Ask(zone, DnsType.Dnskey) is not { } keys ? null
            : keys.Sets is null ? Unreachable(zone, DnsType.Dnskey, keys)
            : ZoneKeyJudge.Delegated(zone, usable, new(ds, parent, until), keys, At, work);
    }

    /// <summary>No DS: a zone without signatures, or no zone at all.</summary>
    ZoneState? Undelegated(DomainName zone, MessageSets sets, Evidence evidence, WorkMeter work)
    {
        var isNothing = sets.ResponseCode == ResponseCode.NoSuchName && !IsOfChain;
        var claim = new DenialClaim(isNothing ? DenialKind.NoName : DenialKind.NoData, zone, DnsType.Ds);
        if (_denials.Judge(sets, claim, work) is not { } judged)
            return null;
        if (judged.Zone is ZoneState.Insecure above)
            return above with { Zone = zone };
        if (judged.Zone is not ZoneState.Secure parent)
            return judged.Ruling.Security == Security.Indeterminate
                ? Broken(zone, judged.Ruling)
                : new ZoneState.NoCut(zone, false, judged.Ruling, At, At);
        var until = evidence.At.AddSeconds(judged.Sets.Min(set => set.Ttl));
        if (judged.IsDelegation || !judged.Ruling.IsSecure)
        {
            return Insecure(zone, judged.Ruling.IsSecure ? Ruling.Insecure($"{zone} is not signed") : judged.Ruling,
                judged.Sets, parent, until);
        }
        return new ZoneState.NoCut(zone, isNothing, Ruling.Bogus(Ruling.KeyMissing, $"{zone} is no zone, and yet it signs"), parent.From,
            Earlier(until, parent.Until));
    }

    ZoneState.Insecure Insecure(
        DomainName zone, Ruling ruling, IReadOnlyList<SignedSet> proof, ZoneState.Secure parent, DateTimeOffset until)
    {
        var from = parent.From;
        foreach (var set in proof)
        {
            until = Earlier(until, SignatureTime.End(set.Signatures[0], At));
            from = SignatureTime.Begin(set.Signatures[0], At) is var begin && begin > from ? begin : from;
        }
        return new(zone, ruling, proof, parent, from, Earlier(until, parent.Until));
    }

    Evidence? Ask(DomainName zone, DnsType type)
    {
        var question = new DnsQuestion(zone, type);
        var known = _evidence(question);
        if (known is null && !Wanted.Contains(question))
            Wanted.Add(question);
        return known;
    }

    ZoneState.Broken Unreachable(DomainName zone, DnsType type, Evidence evidence) =>
        Broken(zone, Ruling.Indeterminate(Ruling.Unreachable, $"the {type} of {zone} could not be had: {evidence.Failure}"));

    ZoneState.Broken Unanchored(DomainName zone) =>
        Broken(zone, Ruling.Indeterminate(Ruling.UnknownSecurity, $"no trust anchor is above {zone}"));

    ZoneState.Broken Broken(DomainName zone, Ruling ruling) => new(zone, ruling, At, At);

    static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
