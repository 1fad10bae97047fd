using Servanda.Core.Names;

namespace Servanda.Mail.Dmarc;

/// <summary>The names of the DNS tree walk (RFC 9989 §4.10).</summary>
public static class DmarcTreeWalk
{
    /// <summary>Queries that one walk needs at the most.</summary>
    public const int MaxQueries = 8;

    /// <summary>The label under which policy records stand.</summary>
    public const string Label = "_dmarc";

    /// <summary>The domains asked in order: the domain itself, then, from at most seven labels, one label less each time.
    /// Empty for the root.</summary>
    public static IReadOnlyList<DomainName> Domains(DomainName domain)
    {
        var domains = new List<DomainName>(MaxQueries);
        if (domain.IsRoot)
            return domains;
        domains.Add(domain);
        var next = domain.Parent;
        for (var labels = domain.LabelCount - 1; next is { IsRoot: false }; labels--, next = next.Parent)
        {
            if (labels < MaxQueries)
                domains.Add(next);
        }
        return domains;
    }

    /// <summary>The name of a domain's policy record; null when it would be over the limits of the DNS.</summary>
    public static DomainName? RecordName(DomainName domain) => domain.Under(Label);
}
