using Servanda.Mail.Arc;
using Servanda.Mail.Dkim;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Spf;

namespace Servanda.Mail.Evaluation;

/// <summary>Says an evaluation in the words of Authentication-Results (RFC 8601 §2.7).</summary>
public static class EvaluationResults
{
    // Enough of a signature to tell it from others of the same key (RFC 6008 §4).
    const int SignatureStart = 8;

    /// <summary>The field that a receiver of this name would add.</summary>
    public static AuthenticationResults Of(MessageEvaluation evaluation, string server)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var results = new List<AuthenticationResult>();
        if (evaluation.Spf is { } spf)
            results.Add(Of(spf));
        foreach (var signature in evaluation.Dkim.Signatures)
            results.Add(Of(signature));
        if (evaluation.Dkim.Signatures.Count == 0)
            results.Add(new("dkim", DkimOutcome.None.Word()));
        if (evaluation.Arc.Outcome != ArcOutcome.None)
            results.Add(new("arc", evaluation.Arc.Outcome.Word()) { Reason = evaluation.Arc.Reason.Words });
        results.Add(new("dmarc", evaluation.Dmarc.Result.Word())
        {
            Properties = evaluation.Dmarc.Author is { } author ? [new("header", "from", author.ToString())] : [],
        });
        return new(server, results);
    }

    static AuthenticationResult Of(SpfEvaluation spf) => new("spf", spf.Result.Word())
    {
        Properties =
        [
            spf.Sender.Identity switch
            {
                SpfIdentity.MailFrom => new("smtp", "mailfrom", $"{spf.Sender.LocalPart}@{spf.Sender.DomainText}"),
                SpfIdentity.Helo => new("smtp", "helo", spf.Sender.Helo),
            },
        ],
    };

    static AuthenticationResult Of(DkimResult one)
    {
        var properties = new List<AuthenticationProperty>(4);
        if (one.Domain is { } domain)
            properties.Add(new("header", "d", domain));
        if (one.Selector is { } selector)
            properties.Add(new("header", "s", selector));
        if (one.Signature is { } signature)
        {
            var text = Convert.ToBase64String(signature.Value.Span);
            properties.Add(new("header", "b", text[..Math.Min(SignatureStart, text.Length)]));
        }
        return new("dkim", one.Outcome.Word())
        {
            Reason = one.Outcome == DkimOutcome.Pass ? null : one.Reason.Words,
            Properties = properties,
        };
    }
}
