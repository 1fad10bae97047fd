using Servanda.Core.Names;

namespace Servanda.Mail.Dmarc;

/// <summary>Where the policy record that applies to a domain was found (RFC 9989 §4.10.1).</summary>
public enum DmarcFoundAt
{
    /// <summary>At the domain itself.</summary>
    AuthorDomain,
    /// <summary>At its organisational domain.</summary>
    OrganisationalDomain,
    /// <summary>At the public suffix above it.</summary>
    PublicSuffix,
    /// <summary>Nowhere: DMARC does not apply.</summary>
    Nowhere,
    /// <summary>Not known: answers are missing.</summary>
    Unknown,
}

/// <summary>One domain of the tree walk.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Selection">What is at its <c>_dmarc</c> name; null while that is not known.</param>
public sealed record DmarcStep(DomainName Domain, DmarcSelection? Selection)
{
    /// <summary>The record that counts; null when there is none or it is not known.</summary>
    public DmarcRecord? Record => Selection?.Record;
}

/// <summary>
/// Finds the policy record that applies to a domain, and its organisational domain, by the DNS tree walk (RFC 9989
/// §4.10). Pure: it is given the answers known so far, says which it still wants, and is run again when there are more.
/// </summary>
public sealed record DmarcDiscovery
{
    /// <summary>The domain asked about.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>The domains walked, as far as the walk goes.</summary>
    public required IReadOnlyList<DmarcStep> Steps { get; init; }

    /// <summary>The organisational domain; null while it is not known. It is the domain itself where there is no
    /// record at all.</summary>
    public required DomainName? OrganisationalDomain { get; init; }

    /// <summary>Where the record that applies was found.</summary>
    public required DmarcFoundAt FoundAt { get; init; }

    /// <summary>The step with the record that applies; null when there is none or it is not known.</summary>
    public required DmarcStep? Policy { get; init; }

    /// <summary>Questions without an answer so far, in the order of the walk. Only the first is needed for sure: its
    /// answer may end the walk.</summary>
    public required IReadOnlyList<MailQuery> Wanted { get; init; }

    /// <summary>Questions that were asked and got no answer.</summary>
    public required IReadOnlyList<MailQuery> Failed { get; init; }

    /// <summary>True when nothing more is wanted.</summary>
    public bool IsComplete => Wanted.Count == 0;

    /// <summary>The policy for mail from the domain; null when DMARC does not apply or that is not known.</summary>
    /// <param name="exists">False when the DNS answers NXDOMAIN for the domain (§3.2.13).</param>
    public DmarcPolicy? PolicyWhere(bool exists) =>
        FoundAt == DmarcFoundAt.AuthorDomain ? Policy?.Record?.Policy
        : exists ? Policy?.Record?.SubdomainPolicy
        : Policy?.Record?.NonexistentPolicy;

    /// <summary>Walks up from this domain with the answers known.</summary>
    public static DmarcDiscovery Run(DomainName domain, Func<MailQuery, MailAnswer> answers)
    {
        var steps = new List<DmarcStep>(DmarcTreeWalk.MaxQueries);
        var wanted = new List<MailQuery>();
        var failed = new List<MailQuery>();
        foreach (var next in DmarcTreeWalk.Domains(domain))
        {
            var step = new DmarcStep(next, Ask(next, answers, wanted, failed));
            steps.Add(step);
            if (step.Record is { PublicSuffix: not DmarcPublicSuffix.Unknown })
                break;
        }
        var organisational = wanted.Count + failed.Count > 0 ? null : Organisational(domain, steps);
        var (foundAt, policy) = Choose(steps, organisational);
        return new()
        {
            Domain = domain,
            Steps = steps,
            OrganisationalDomain = organisational,
            FoundAt = foundAt,
            Policy = policy,
            Wanted = wanted,
            Failed = failed,
        };
    }

    static DmarcSelection? Ask(
        DomainName domain, Func<MailQuery, MailAnswer> answers, List<MailQuery> wanted, List<MailQuery> failed)
    {
        // A name too long to exist holds no record.
        if (DmarcTreeWalk.RecordName(domain) is not { } name)
            return new DmarcSelection.None();
        var query = new MailQuery(name, MailQueryKind.Txt);
        switch (answers(query))
        {
            case MailAnswer.Texts texts:
                return DmarcSelection.From(texts.Records);
            case MailAnswer.None:
                return new DmarcSelection.None();
            case MailAnswer.Failed:
                failed.Add(query);
                return null;
            default:
                wanted.Add(query);
                return null;
        }
    }

    // §4.10.2, from the longest name to the shortest
    static DomainName Organisational(DomainName domain, List<DmarcStep> steps)
    {
        DomainName? shortest = null;
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Record is not { } record)
                continue;
            if (record.PublicSuffix == DmarcPublicSuffix.No)
                return steps[i].Domain;
            if (record.PublicSuffix == DmarcPublicSuffix.Yes && i > 0)
                return Below(domain, steps[i].Domain);
            shortest = steps[i].Domain;
        }
        return shortest ?? domain;
    }

    // The shortcut for long names may have passed over the name one label below, so it is taken from the domain itself.
    static DomainName Below(DomainName domain, DomainName suffix)
    {
        var below = domain;
        while (below.Parent is { } parent && parent.LabelCount > suffix.LabelCount)
            below = parent;
        return below;
    }

    static (DmarcFoundAt, DmarcStep?) Choose(List<DmarcStep> steps, DomainName? organisational)
    {
        if (steps.Count == 0)
            return (DmarcFoundAt.Nowhere, null);
        if (steps[0].Record is not null)
            return (DmarcFoundAt.AuthorDomain, steps[0]);
        if (organisational is null)
            return (DmarcFoundAt.Unknown, null);
        foreach (var step in steps)
        {
            if (step.Record is not null && step.Domain.Equals(organisational))
                return (DmarcFoundAt.OrganisationalDomain, step);
        }
        return steps[^1].Record is { PublicSuffix: DmarcPublicSuffix.Yes }
            ? (DmarcFoundAt.PublicSuffix, steps[^1])
            : (DmarcFoundAt.Nowhere, null);
    }
}
