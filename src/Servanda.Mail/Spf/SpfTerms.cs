using System.Diagnostics;
using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>Tests the terms of one evaluation against its sender, and counts what they ask (RFC 7208 §4.6.4, §5).</summary>
sealed class SpfTerms(SpfSender sender, Func<MailQuery, MailAnswer> answers, SpfOptions options)
{
    readonly SpfClient _client = new(sender.Client);
    List<MailQuery>? _wanted;
    SpfMacroValues? _values;
    bool _isVoid;

    public int Lookups { get; private set; }

    public int Voids { get; private set; }

    public IReadOnlyList<MailQuery> Wanted => _wanted ?? (IReadOnlyList<MailQuery>)[];

    public (MailQuery, string)? Failed { get; private set; }

    /// <summary>Why the last term is an error, when it is one.</summary>
    public SpfReason Trouble { get; private set; }

    /// <summary>The name the last term looked up; null when it did not.</summary>
    public DomainName? Target { get; private set; }

    public SpfTermOutcome Match(SpfMechanism mechanism, DomainName domain)
    {
        Target = null;
        return mechanism switch
        {
            SpfMechanism.All => SpfTermOutcome.Match,
            SpfMechanism.Ip4 ip4 => Of(ip4.Block.Contains(sender.Client)),
            SpfMechanism.Ip6 ip6 => Of(ip6.Block.Contains(sender.Client)),
            _ when !Count() => SpfTermOutcome.PermError,
            SpfMechanism.A a => MatchA(a, domain),
            SpfMechanism.Mx mx => MatchMx(mx, domain),
            SpfMechanism.Exists exists => MatchExists(exists, domain),
            SpfMechanism.Ptr ptr => MatchPtr(ptr, domain),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Counts a term that queries the DNS; false when it is one too many.</summary>
    public bool Count()
    {
        (Target, _isVoid) = (null, false);
        if (Lookups == SpfWalk.MaxLookups)
        {
            Trouble = SpfReason.Lookups;
            return false;
        }
        Lookups++;
        return true;
    }

    public MailAnswer Ask(MailQuery query)
    {
        var answer = answers(query);
        if (answer is MailAnswer.NotYet && _wanted?.Contains(query) != true)
            (_wanted ??= []).Add(query);
        return answer;
    }

    /// <summary>The reason that an answer which is none gives.</summary>
    public SpfReason Unanswered(MailQuery query, MailAnswer answer)
    {
        if (answer is not MailAnswer.Failed failed)
            return SpfReason.NotYetKnown;
        Failed = (query, failed.Reason);
        return SpfReason.NoAnswer;
    }

    /// <summary>Expands a target. False when answers are wanted for that; true with null when it can be no
    /// name.</summary>
    public bool TryResolve(SpfDomainSpec spec, DomainName domain, out DomainName? target)
    {
        target = spec.Name;
        if (spec.HasMacros)
        {
            var text = Values.Expand(spec.Parts, domain);
            if (text is null && Values.IsWaiting)
            {
                Trouble = SpfReason.NotYetKnown;
                return false;
            }
            target = text is null ? null : SpfMacroExpansion.ToName(text);
        }
        Target = target;
        return true;
    }

    /// <summary>Fetches and expands an explanation (§6.2), outside of all counts. False when answers are wanted.</summary>
    public bool TryExplain(SpfDomainSpec spec, DomainName domain, out string? explanation)
    {
        explanation = null;
        if (!TryResolve(spec, domain, out var target))
            return false;
        var answer = target is null ? null : Ask(new(target, MailQueryKind.Txt));
        if (answer is MailAnswer.NotYet)
            return false;
        if (answer is not MailAnswer.Texts { Records: [var text] }
            || SpfMacroReader.Read(text, 0, SpfMacroPlace.Explanation, new ProblemLog()) is not { } parts)
            return true;
        var expanded = Values.Expand(parts, domain);
        if (expanded is null && Values.IsWaiting)
            return false;
        // It goes into an SMTP reply: printable ASCII or nothing.
        explanation = expanded is not null && expanded.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? expanded : null;
        return true;
    }

    SpfMacroValues Values => _values ??= new(sender, _client, options, Ask);

    SpfTermOutcome MatchA(SpfMechanism.A a, DomainName domain) =>
        !TryTarget(a.Target, domain, out var target) ? SpfTermOutcome.TempError
        : target is null ? SpfTermOutcome.NoMatch
        : MatchAddresses(target, _client.IsIp4 ? a.Ip4Length : a.Ip6Length);

    SpfTermOutcome MatchMx(SpfMechanism.Mx mx, DomainName domain)
    {
        if (!TryTarget(mx.Target, domain, out var target))
            return SpfTermOutcome.TempError;
        if (target is null)
            return SpfTermOutcome.NoMatch;
        var query = new MailQuery(target, MailQueryKind.Mx);
        switch (Ask(query))
        {
            case MailAnswer.Exchangers { Hosts.Count: > SpfWalk.MaxExchangers }:
                Trouble = SpfReason.Exchangers;
                return SpfTermOutcome.PermError;
            case MailAnswer.Exchangers exchangers:
                return MatchHosts(exchangers.Hosts, _client.IsIp4 ? mx.Ip4Length : mx.Ip6Length);
            case MailAnswer.None:
                return Void();
            case var other:
                Trouble = Unanswered(query, other);
                return SpfTermOutcome.TempError;
        }
    }

    // All hosts are asked about before one of them decides, so that what is wanted is wanted at once.
    SpfTermOutcome MatchHosts(IReadOnlyList<MailExchanger> hosts, int length)
    {
        var isWaiting = false;
        for (var i = 0; i < hosts.Count; i++)
        {
            if (hosts[i].Host.IsRoot)
                continue;
            var outcome = MatchAddresses(hosts[i].Host, length);
            isWaiting |= outcome == SpfTermOutcome.TempError && Trouble == SpfReason.NotYetKnown;
            if (!isWaiting && outcome != SpfTermOutcome.NoMatch)
                return outcome;
        }
        if (isWaiting)
            Trouble = SpfReason.NotYetKnown;
        return isWaiting ? SpfTermOutcome.TempError : SpfTermOutcome.NoMatch;
    }

    // §5.7: an IPv4 address, whatever the family of the client.
    SpfTermOutcome MatchExists(SpfMechanism.Exists exists, DomainName domain)
    {
        if (!TryResolve(exists.Target, domain, out var target))
            return SpfTermOutcome.TempError;
        if (target is null)
            return SpfTermOutcome.NoMatch;
        var query = new MailQuery(target, MailQueryKind.A);
        switch (Ask(query))
        {
            case MailAnswer.Addresses:
                return SpfTermOutcome.Match;
            case MailAnswer.None:
                return Void();
            case var other:
                Trouble = Unanswered(query, other);
                return SpfTermOutcome.TempError;
        }
    }

    // §5.5: a name that the DNS does not answer about is passed over, and a reverse lookup that fails matches nothing.
    SpfTermOutcome MatchPtr(SpfMechanism.Ptr ptr, DomainName domain)
    {
        if (!TryTarget(ptr.Target, domain, out var target))
            return SpfTermOutcome.TempError;
        if (target is null)
            return SpfTermOutcome.NoMatch;
        var names = new SpfReverseNames(_client, Ask);
        var found = names.Find(target);
        if (names.IsWaiting)
            Trouble = SpfReason.NotYetKnown;
        return names.IsWaiting ? SpfTermOutcome.TempError
            : found is not null ? SpfTermOutcome.Match
            : names.IsVoid ? Void()
            : SpfTermOutcome.NoMatch;
    }

    SpfTermOutcome MatchAddresses(DomainName name, int length)
    {
        var query = new MailQuery(name, _client.Kind);
        switch (Ask(query))
        {
            case MailAnswer.Addresses addresses:
                return Of(_client.IsNear(addresses.Values, length));
            case MailAnswer.None:
                return Void();
            case var other:
                Trouble = Unanswered(query, other);
                return SpfTermOutcome.TempError;
        }
    }

    bool TryTarget(SpfDomainSpec? spec, DomainName domain, out DomainName? target)
    {
        if (spec is not null)
            return TryResolve(spec, domain, out target);
        target = domain;
        return true;
    }

    // §4.6.4 limits the terms for which lookups are void, so a term counts once.
    SpfTermOutcome Void()
    {
        if (_isVoid)
            return SpfTermOutcome.NoMatch;
        _isVoid = true;
        if (++Voids <= SpfWalk.MaxVoids)
            return SpfTermOutcome.NoMatch;
        Trouble = SpfReason.Voids;
        return SpfTermOutcome.PermError;
    }

    static SpfTermOutcome Of(bool matches) => matches ? SpfTermOutcome.Match : SpfTermOutcome.NoMatch;
}
