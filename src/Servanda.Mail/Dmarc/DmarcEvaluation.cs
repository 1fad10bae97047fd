using Servanda.Core.Names;

namespace Servanda.Mail.Dmarc;

/// <summary>
/// What DMARC says of one message (RFC 9989 §5.3), from its author domain and what was authenticated. Pure: it is
/// given the answers known so far, says which it still wants, and is run again when there are more. pct is not looked at
/// (§A.6).
/// </summary>
public sealed record DmarcEvaluation
{
    /// <summary>The domain of From; null where there is none, or more than one.</summary>
    public required DomainName? Author { get; init; }

    /// <summary>The result; temperror while answers are wanted.</summary>
    public required DmarcResult Result { get; init; }

    /// <summary>What decided.</summary>
    public required DmarcReason Reason { get; init; }

    /// <summary>The policy published for such mail: p, sp or np; null where no record counts or it is not known.</summary>
    public DmarcPolicy? Policy { get; init; }

    /// <summary>What the domain asks to be done with this message: its policy, one level lower in test mode (t=y), where
    /// the result is fail; else none.</summary>
    public DmarcPolicy Disposition { get; init; }

    /// <summary>The tree walk from the author domain; null where there is no author domain.</summary>
    public DmarcDiscovery? Discovery { get; init; }

    /// <summary>The domain whose record applies; null where none does.</summary>
    public DomainName? RecordDomain => Discovery?.Policy?.Domain;

    /// <summary>The identifiers that passed and are aligned.</summary>
    public IReadOnlyList<DmarcIdentifier> Aligned { get; init; } = [];

    /// <summary>Questions without an answer so far; with the answers the evaluation is to be run again.</summary>
    public IReadOnlyList<MailQuery> Wanted { get; init; } = [];

    /// <summary>The question that got no answer, where that decided.</summary>
    public MailQuery? Failed { get; init; }

    /// <summary>True when nothing more is wanted.</summary>
    public bool IsComplete => Wanted.Count == 0;

    /// <summary>Evaluates with the answers known.</summary>
    /// <param name="author">The one domain of From (§5.3.1); null where there is none, or more than one.</param>
    /// <param name="identifiers">What was authenticated, and what was not.</param>
    /// <param name="answers">What is known of the DNS.</param>
    public static DmarcEvaluation Run(
        DomainName? author, IReadOnlyList<DmarcIdentifier> identifiers, Func<MailQuery, MailAnswer> answers)
    {
        if (author is null)
            return new() { Author = null, Result = DmarcResult.PermError, Reason = DmarcReason.NoAuthor };
        var discovery = DmarcDiscovery.Run(author, answers);
        return discovery.FoundAt switch
        {
            DmarcFoundAt.Unknown => discovery.Failed is [var failed, ..]
                ? Open(discovery, DmarcReason.NoAnswer, [], failed)
                : Open(discovery, DmarcReason.NotYetKnown, discovery.Wanted, null),
            DmarcFoundAt.Nowhere => Nothing(discovery),
            DmarcFoundAt.AuthorDomain or DmarcFoundAt.OrganisationalDomain or DmarcFoundAt.PublicSuffix =>
                discovery.Policy?.Record is { Standing: not DmarcStanding.NotApplied } record
                    ? Align(discovery, record, identifiers, answers)
                    : Nothing(discovery),
        };
    }

    static DmarcEvaluation Align(
        DmarcDiscovery discovery, DmarcRecord record, IReadOnlyList<DmarcIdentifier> identifiers,
        Func<MailQuery, MailAnswer> answers)
    {
        var aligner = new DmarcAligner(discovery, record, answers);
        var aligned = new List<DmarcIdentifier>();
        var (passed, open, notChecked) = (false, false, false);
        foreach (var identifier in identifiers)
        {
            if (identifier.Check == DmarcCheck.NotPassed)
                continue;
            var isAligned = aligner.IsAligned(identifier);
            passed |= identifier.Check == DmarcCheck.Passed;
            open |= isAligned is null;
            notChecked |= isAligned == true && identifier.Check == DmarcCheck.NotKnown;
            if (isAligned == true && identifier.Check == DmarcCheck.Passed)
                aligned.Add(identifier);
        }
        // All that are aligned are told, so a pass that is known already still waits for the others.
        MailQuery[] wanted = open ? [.. discovery.Wanted, .. aligner.Wanted] : [];
        if (wanted.Length > 0)
            return Open(discovery, DmarcReason.NotYetKnown, wanted, null);
        if (open && aligned.Count == 0)
            return Open(discovery, DmarcReason.NoAnswer, [], aligner.Failed);
        return Judge(discovery, record, aligned,
            aligned.Count > 0 ? DmarcReason.Aligned
            : notChecked ? DmarcReason.CheckFailed
            : passed ? DmarcReason.NotAligned
            : DmarcReason.NothingPassed, answers);
    }

    static DmarcEvaluation Judge(
        DmarcDiscovery discovery, DmarcRecord record, List<DmarcIdentifier> aligned, DmarcReason reason,
        Func<MailQuery, MailAnswer> answers)
    {
        // Whether the domain exists is asked only where it makes a difference.
        var exists = true;
        if (discovery.FoundAt != DmarcFoundAt.AuthorDomain && record.NonexistentPolicy != record.SubdomainPolicy)
        {
            var query = new MailQuery(discovery.Domain, MailQueryKind.A);
            switch (answers(query))
            {
                case MailAnswer.NotYet:
                    return Open(discovery, DmarcReason.NotYetKnown, [query], null);
                case MailAnswer.Failed:
                    return Open(discovery, DmarcReason.NoAnswer, [], query);
                case MailAnswer.None none:
                    exists = none.NameExists;
                    break;
                default:
                    break;
            }
        }
        var policy = discovery.PolicyWhere(exists);
        var result = reason switch
        {
            DmarcReason.Aligned => DmarcResult.Pass,
            DmarcReason.CheckFailed => DmarcResult.TempError,
            DmarcReason.NotAligned or DmarcReason.NothingPassed => DmarcResult.Fail,
            DmarcReason.NoRecord or DmarcReason.NoAuthor or DmarcReason.NoAnswer or DmarcReason.NotYetKnown =>
                throw new ArgumentOutOfRangeException(nameof(reason)),
        };
        return new()
        {
            Author = discovery.Domain,
            Result = result,
            Reason = reason,
            Policy = policy,
            Disposition = result == DmarcResult.Fail ? record.Applied(policy) ?? DmarcPolicy.None : DmarcPolicy.None,
            Discovery = discovery,
            Aligned = aligned,
        };
    }

    static DmarcEvaluation Nothing(DmarcDiscovery discovery) => new()
    {
        Author = discovery.Domain,
        Result = DmarcResult.None,
        Reason = DmarcReason.NoRecord,
        Discovery = discovery,
    };

    static DmarcEvaluation Open(
        DmarcDiscovery discovery, DmarcReason reason, IReadOnlyList<MailQuery> wanted, MailQuery? failed) =>
        new()
        {
            Author = discovery.Domain,
            Result = DmarcResult.TempError,
            Reason = reason,
            Discovery = discovery,
            Wanted = wanted,
            Failed = failed,
        };
}
