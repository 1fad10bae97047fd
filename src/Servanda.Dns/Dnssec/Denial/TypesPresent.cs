namespace Servanda.Dns.Dnssec.Denial;

/// <summary>What the types at a name say about it.</summary>
/// <param name="types">The type bitmap.</param>
readonly struct TypesPresent(IReadOnlyList<DnsType> types)
{
    public bool Has(DnsType type)
    {
        foreach (var one in types)
        {
            if (one == type)
                return true;
        }
        return false;
    }

    /// <summary>A zone begins here, and this is what its parent says (RFC 6840 §4.1).</summary>
    public bool IsDelegation => Has(DnsType.Ns) && !Has(DnsType.Soa);

    /// <summary>True where names below are another's matter: those of a delegation, and those a DNAME stands for
    /// (RFC 6840 §4.1, RFC 6672 §5.3.4.1).</summary>
    public bool HidesBelow => IsDelegation || Has(DnsType.Dname);

    /// <summary>Whether this speaks for the type asked about, and says there is none: neither it nor an alias
    /// (RFC 6840 §4.3). DS is the parent's to deny, everything else the zone's own (§4.1, RFC 5155 §8.6).</summary>
    public bool Denies(DnsType type, bool isRoot) =>
        !Has(type) && !Has(DnsType.Cname) && (type == DnsType.Ds ? !Has(DnsType.Soa) || isRoot : !IsDelegation);
}
