using Servanda.Mail.Arc;
using Servanda.Mail.Dkim;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Messages;
using Servanda.Mail.Spf;

namespace Servanda.Mail.Evaluation;

/// <summary>
/// Evaluates messages by SPF, DKIM, ARC and DMARC, as a receiver does (RFC 9989 §5.3). Pure but for its caches of records
/// read before: it is given the answers known so far, says which it still wants, and is run again when there are more. For
/// many threads at once.
/// </summary>
public sealed class MessageEvaluator
{
    readonly SpfRecordCache _records = new();
    readonly DkimVerifier _dkim;
    readonly ArcVerifier _arc;

    /// <summary>An evaluator with empty caches.</summary>
    public MessageEvaluator()
    {
        var keys = new DkimKeyCache();
        (_dkim, _arc) = (new(keys), new(keys));
    }

    /// <summary>The name of the host that receives, for SPF explanations.</summary>
    public string Receiver { get; init; } = "unknown";

    /// <summary>True to note what became of every SPF term.</summary>
    public bool IsTraced { get; init; }

    /// <summary>Evaluates with the answers known.</summary>
    /// <param name="message">The message as received.</param>
    /// <param name="sender">Who delivered it; null when that is not known, and SPF says nothing.</param>
    /// <param name="answers">What is known of the DNS.</param>
    /// <param name="at">When it was received: expiry is judged by this.</param>
    public MessageEvaluation Evaluate(
        MailMessage message, SpfSender? sender, Func<MailQuery, MailAnswer> answers, DateTimeOffset at)
    {
        var spf = sender is null ? null : SpfEvaluation.Run(sender, answers,
            new() { Cache = _records, IsTraced = IsTraced, Receiver = Receiver, At = at });
        var dkim = _dkim.Verify(message, answers, at);
        var arc = _arc.Verify(message, answers, at);
        var authors = AuthorReader.Read(message);
        var dmarc = DmarcEvaluation.Run(authors is [var author] ? author : null, Identifiers(spf, dkim), answers);
        return new()
        {
            Spf = spf,
            Dkim = dkim,
            Arc = arc,
            Dmarc = dmarc,
            Authors = authors,
            Wanted = [.. spf?.Wanted ?? [], .. dkim.Wanted, .. arc.Wanted, .. dmarc.Wanted],
        };
    }

    // A signature of a key in test mode (t=y) counts like any other: what its domain asks is that a signature which does
    // not verify is not held against it (RFC 6376 §3.6.1), and for DMARC it never is.
    static List<DmarcIdentifier> Identifiers(SpfEvaluation? spf, DkimVerdict dkim)
    {
        var identifiers = new List<DmarcIdentifier>(dkim.Signatures.Count + 1);
        if (spf?.Sender.Domain is { } domain)
            identifiers.Add(new(DmarcMechanism.Spf, domain, CheckOf(spf.Result)));
        foreach (var one in dkim.Signatures)
        {
            if (one.Signature is { } signature)
                identifiers.Add(new(DmarcMechanism.Dkim, signature.Domain, CheckOf(one.Outcome)));
        }
        return identifiers;
    }

    static DmarcCheck CheckOf(SpfResult result) => result switch
    {
        SpfResult.Pass => DmarcCheck.Passed,
        SpfResult.TempError => DmarcCheck.NotKnown,
        SpfResult.None or SpfResult.Neutral or SpfResult.Fail or SpfResult.SoftFail or SpfResult.PermError =>
            DmarcCheck.NotPassed,
    };

    static DmarcCheck CheckOf(DkimOutcome outcome) => outcome switch
    {
        DkimOutcome.Pass => DmarcCheck.Passed,
        DkimOutcome.TempError => DmarcCheck.NotKnown,
        DkimOutcome.None or DkimOutcome.Fail or DkimOutcome.Policy or DkimOutcome.Neutral or DkimOutcome.PermError =>
            DmarcCheck.NotPassed,
    };
}
