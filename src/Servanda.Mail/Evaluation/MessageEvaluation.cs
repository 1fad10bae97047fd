using Servanda.Core.Names;
using Servanda.Mail.Arc;
using Servanda.Mail.Dkim;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Spf;

namespace Servanda.Mail.Evaluation;

/// <summary>What SPF, DKIM, ARC and DMARC say of one message.</summary>
public sealed record MessageEvaluation
{
    /// <summary>SPF; null where the client is not known.</summary>
    public required SpfEvaluation? Spf { get; init; }

    /// <summary>Every DKIM signature.</summary>
    public required DkimVerdict Dkim { get; init; }

    /// <summary>The ARC chain.</summary>
    public required ArcVerdict Arc { get; init; }

    /// <summary>DMARC.</summary>
    public required DmarcEvaluation Dmarc { get; init; }

    /// <summary>The domains of From, each once.</summary>
    public required IReadOnlyList<DomainName> Authors { get; init; }

    /// <summary>Questions without an answer so far; with the answers the evaluation is to be run again.</summary>
    public required IReadOnlyList<MailQuery> Wanted { get; init; }

    /// <summary>True when nothing more is wanted.</summary>
    public bool IsComplete => Wanted.Count == 0;
}
