using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>The validated names of a client: those its address points to and that point back (RFC 7208 §5.5).</summary>
sealed class SpfReverseNames(SpfClient client, Func<MailQuery, MailAnswer> ask)
{
    const int MaxNames = 10;

    /// <summary>True when answers are wanted; what was found then means nothing.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>True when the address points to no name.</summary>
    public bool IsVoid { get; private set; }

    /// <summary>A validated name at or under this one; null when there is none.</summary>
    public DomainName? Find(DomainName domain)
    {
        DomainName? found = null;
        foreach (var name in Names())
        {
            if (name.IsAtOrUnder(domain) && IsValid(name))
                found ??= name;
        }
        return found;
    }

    /// <summary>The name for the macro p (§7.3): the domain itself, else one under it, else any; null when there is
    /// none.</summary>
    public DomainName? Best(DomainName domain)
    {
        DomainName? best = null;
        foreach (var name in Names())
        {
            if (!IsValid(name))
                continue;
            if (best is null || Rank(name, domain) > Rank(best, domain))
                best = name;
        }
        return best;
    }

    IEnumerable<DomainName> Names()
    {
        var answer = ask(new(client.ReverseName, MailQueryKind.Ptr));
        IsWaiting = answer is MailAnswer.NotYet;
        IsVoid = answer is MailAnswer.None;
        return answer is MailAnswer.Pointers pointers ? pointers.Names.Take(MaxNames) : [];
    }

    bool IsValid(DomainName name)
    {
        var answer = ask(new(name, client.Kind));
        IsWaiting |= answer is MailAnswer.NotYet;
        return answer is MailAnswer.Addresses addresses && client.IsNear(addresses.Values, client.IsIp4 ? 32 : 128);
    }

    static int Rank(DomainName name, DomainName domain) =>
        name.Equals(domain) ? 2 : name.IsAtOrUnder(domain) ? 1 : 0;
}
