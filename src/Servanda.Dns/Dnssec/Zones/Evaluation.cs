using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Denial;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Zones;

/// <summary>
/// Judges one response as the answer to one question, aliases followed inside it. Run again while
/// <see cref="ZoneFinder.Wanted"/> is not empty.
/// </summary>
sealed class Evaluation(DnsQuestion question, MessageSets sets, ZoneFinder zones)
{
    readonly List<SignedSet> _sets = [];
    readonly List<ZoneState> _zones = [];
    readonly WorkMeter _work = new(ValidationLimits.VerificationsPerAnswer, zones.Hashes);
    Ruling _ruling;
    bool _isPending;

    public DateTimeOffset At => zones.At;

    /// <summary>The sets of the answer and its denial that the result rests on.</summary>
    public IReadOnlyList<SignedSet> Used => _sets;

    /// <summary>The zones that it rests on.</summary>
    public IReadOnlyList<ZoneState> Zones => _zones;

    /// <summary>What the answer says, as far as proven.</summary>
    public AnswerKind Kind { get; private set; }

    /// <summary>What was spent.</summary>
    public ValidationWork Work
    {
        get
        {
            var all = zones.Work;
            return all with { Verifications = all.Verifications + _work.Verifications };
        }
    }

    /// <summary>The result; null while something is wanted first.</summary>
    public Ruling? Run()
    {
        zones.Wanted.Clear();
        _sets.Clear();
        _zones.Clear();
        (_ruling, _isPending) = (Ruling.Secure, false);
        if (Refusal() is { } refusal)
            return refusal;
        Follow();
        if (_ruling.Security == Security.Bogus && !sets.KnowsDnssec)
            _ruling = Ruling.Indeterminate(Ruling.UnknownSecurity, Evidence.NoDnssec);
        return _isPending ? null : _ruling;
    }

    /// <summary>What cannot be judged at all.</summary>
    Ruling? Refusal()
    {
        Kind = AnswerKind.Failed;
        if (sets.ResponseCode != ResponseCode.NoError && sets.ResponseCode != ResponseCode.NoSuchName)
            return Ruling.Indeterminate(Ruling.Unreachable, $"the resolver answered {sets.ResponseCode}");
        if (sets.IsTruncated)
            return Ruling.Indeterminate(Ruling.UnknownSecurity, "the response is not whole");
        if (question.Class != DnsClass.In)
            return Ruling.Indeterminate(Ruling.UnknownSecurity, "only the class IN is signed");
        // RFC 4035 §2.2: signatures are not signed; and an answer to ANY never says that it is all (RFC 8482).
        return question.Type == DnsType.Any || question.Type == DnsType.Rrsig
            ? Ruling.Indeterminate(Ruling.UnknownSecurity, $"answers to {question.Type} cannot be validated")
            : null;
    }

    void Follow()
    {
        var name = question.Name;
        for (var aliases = 0; aliases <= DnsAnswer.MaxAliases; aliases++)
        {
            if (sets.Find(name, question.Type) is { } answer)
            {
                Kind = AnswerKind.Records;
                Take(answer);
                return;
            }
            if (question.Type == DnsType.Cname || Next(name) is not { } next)
            {
                Deny(name);
                return;
            }
            name = next;
        }
        Kind = AnswerKind.AliasLoop;
    }

    /// <summary>Where the name leads; null when it is no alias.</summary>
    DomainName? Next(DomainName name)
    {
        var cname = sets.Find(name, DnsType.Cname);
        var target = cname?.Read<CnameData>().FirstOrDefault()?.Target;
        // A CNAME made from a DNAME has no signature of its own (RFC 6672 §5.3.1).
        if (cname is { Signatures.Count: > 0 } || Dname(name) is not { } dname)
        {
            if (cname is not null)
                Take(cname);
            return target;
        }
        Take(dname);
        var to = dname.Read<DnameData>().FirstOrDefault()?.Target;
        var text = name.ToString();
        var moved = dname.Name.IsRoot ? to?.Under(name) : to?.Under(text[..^(dname.Name.ToString().Length + 1)]);
        if (target is not null && !target.Equals(moved))
            _ruling = _ruling.And(Ruling.Bogus(Ruling.Forged, $"the alias of {name} is not what its DNAME makes of it"));
        return moved;
    }

    SignedSet? Dname(DomainName name)
    {
        for (var above = name.Parent; above is not null; above = above.Parent)
        {
            if (sets.Find(above, DnsType.Dname) is { } dname)
                return dname;
        }
        return null;
    }

    void Take(SignedSet set)
    {
        var judged = zones.Sets.Judge(set, _work);
        Add(judged);
        if (judged?.By is { } by && by.Labels < CanonicalNames.SignedLabels(set.Name))
            Add(zones.Denials.Judge(sets, new(DenialKind.NoCloser, set.Name, set.Type, by.Labels), _work));
    }

    void Deny(DomainName name)
    {
        if (sets.IsReferral && sets.ResponseCode == ResponseCode.NoError)
        {
            Kind = AnswerKind.Elsewhere;
            _ruling = _ruling.And(Ruling.Indeterminate(Ruling.UnknownSecurity, $"the server points elsewhere for {name}"));
            return;
        }
        var isName = sets.ResponseCode == ResponseCode.NoSuchName;
        Kind = isName ? AnswerKind.NoSuchName : AnswerKind.NoData;
        Add(zones.Denials.Judge(sets, new(isName ? DenialKind.NoName : DenialKind.NoData, name, question.Type), _work));
    }

    void Add(Judged? judged)
    {
        _isPending |= judged is null;
        if (judged is null)
            return;
        _ruling = _ruling.And(judged.Ruling);
        foreach (var set in judged.Sets)
        {
            if (!Holds(set))
                _sets.Add(set);
        }
        if (judged.Zone is { } zone && !_zones.Contains(zone))
            _zones.Add(zone);
    }

    bool Holds(SignedSet set)
    {
        foreach (var one in _sets)
        {
            if (one.Type == set.Type && one.Name.Equals(set.Name) && one.Data[0].AsSpan().SequenceEqual(set.Data[0]))
                return true;
        }
        return false;
    }
}
