using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>How an evaluation is made.</summary>
public sealed record SpfOptions
{
    /// <summary>Records read before; null to read each anew.</summary>
    public SpfRecordCache? Cache { get; init; }

    /// <summary>True to note what became of every term.</summary>
    public bool IsTraced { get; init; }

    /// <summary>The name of the host that receives, for the macro r in explanations (RFC 7208 §7.3).</summary>
    public string Receiver { get; init; } = "unknown";

    /// <summary>The moment of the check, for the macro t in explanations.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>
/// check_host() of RFC 7208 §4. Pure: it is given the answers known so far, says which it still wants, and is run again
/// when there are more. With everything known it runs once.
/// </summary>
public sealed record SpfEvaluation
{
    /// <summary>Whom it is about.</summary>
    public required SpfSender Sender { get; init; }

    /// <summary>The result; temperror while answers are wanted.</summary>
    public required SpfResult Result { get; init; }

    /// <summary>What decided.</summary>
    public required SpfReason Reason { get; init; }

    /// <summary>The name whose record decided; null where there was no name to look up.</summary>
    public required DomainName? At { get; init; }

    /// <summary>The term that decided, as published; null where none did.</summary>
    public required string? Term { get; init; }

    /// <summary>The first syntax error where one decided.</summary>
    public Problem? Fault { get; init; }

    /// <summary>The text that the domain publishes for people whose mail fails (§6.2), printable ASCII; null when there
    /// is none.</summary>
    public string? Explanation { get; init; }

    /// <summary>Terms that queried the DNS.</summary>
    public required int Lookups { get; init; }

    /// <summary>Terms whose lookups gave nothing.</summary>
    public required int Voids { get; init; }

    /// <summary>What became of every term in order; empty when not asked for.</summary>
    public IReadOnlyList<SpfTraceStep> Trace { get; init; } = [];

    /// <summary>Questions without an answer so far; with the answers the evaluation is to be run again.</summary>
    public IReadOnlyList<MailQuery> Wanted { get; init; } = [];

    /// <summary>The question that got no answer where that decided, and why.</summary>
    public (MailQuery Query, string Why)? Failed { get; init; }

    /// <summary>True when nothing more is wanted.</summary>
    public bool IsComplete => Wanted.Count == 0;

    /// <summary>Evaluates with the answers known.</summary>
    public static SpfEvaluation Run(SpfSender sender, Func<MailQuery, MailAnswer> answers, SpfOptions? options = null) =>
        new SpfEvaluator(sender, answers, options ?? Plain).Run();

    static readonly SpfOptions Plain = new();
}
