namespace Servanda.Mail.Dmarc;

/// <summary>Whether domains are aligned with one author domain (RFC 9989 §4.4, §4.10.2).</summary>
sealed class DmarcAligner(DmarcDiscovery author, DmarcRecord record, Func<MailQuery, MailAnswer> answers)
{
    List<MailQuery>? _wanted;

    /// <summary>Questions whose answers are wanted.</summary>
    public IReadOnlyList<MailQuery> Wanted => _wanted ?? (IReadOnlyList<MailQuery>)[];

    /// <summary>A question that got no answer; null when there is none.</summary>
    public MailQuery? Failed { get; private set; }

    /// <summary>Whether the identifier is aligned; null when that cannot be known, or not yet.</summary>
    public bool? IsAligned(DmarcIdentifier identifier)
    {
        var domain = identifier.Domain;
        if (domain.Equals(author.Domain))
            return true;
        var alignment = identifier.Mechanism switch
        {
            DmarcMechanism.Spf => record.SpfAlignment,
            DmarcMechanism.Dkim => record.DkimAlignment,
        };
        if (alignment == DmarcAlignment.Strict)
            return false;
        if (author.OrganisationalDomain is not { } organisational)
        {
            if (author.Failed is [var failed, ..])
                Failed = failed;
            return null;
        }
        // The organisational domain of a domain is itself or above it, and that of an organisational domain is itself: only
        // domains below need a walk of their own.
        if (!domain.IsAtOrUnder(organisational))
            return false;
        if (domain.Equals(organisational))
            return true;
        var walk = DmarcDiscovery.Run(domain, answers);
        (_wanted ??= []).AddRange(walk.Wanted);
        if (walk.Failed is [var unanswered, ..])
            Failed = unanswered;
        return walk.OrganisationalDomain is null ? null : walk.OrganisationalDomain.Equals(organisational);
    }
}
