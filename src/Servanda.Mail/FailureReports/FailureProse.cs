using System.Text;
using Servanda.Mail.Messages;

namespace Servanda.Mail.FailureReports;

/// <summary>Failure reports that have words for people and no fields, as Exim's DMARC support sends them.</summary>
static class FailureProse
{
    /// <summary>Octets in which the lines are looked for.</summary>
    const int MaxBytes = 64 * 1024;

    /// <summary>The report; null when the lines that make one are not there.</summary>
    /// <param name="text">The text part.</param>
    /// <param name="original">The header of the message that failed, after the line of hyphens.</param>
    public static FailureReport? Read(ReadOnlySpan<byte> text, out ReadOnlyMemory<byte> original)
    {
        text = text[..Math.Min(text.Length, MaxBytes)];
        original = default;
        var rule = text.IndexOf("\n------"u8);
        if (rule >= 0)
        {
            var after = text[(rule + 1)..];
            after = after.IndexOf((byte)'\n') is >= 0 and var line ? after[(line + 1)..] : [];
            original = after.TrimStart("\r\n"u8).ToArray();
            text = text[..rule];
        }
        var (domain, source) = (Line(text, "Sender Domain:"u8), Line(text, "Sender IP Address:"u8));
        if (domain is null || source is null)
            return null;
        var aligned = (Line(text, "DKIM Alignment:"u8) is "yes" ? AlignedIdentities.Dkim : AlignedIdentities.None)
            | (Line(text, "SPF Alignment:"u8) is "yes" ? AlignedIdentities.Spf : AlignedIdentities.None);
        return new()
        {
            FeedbackType = "auth-failure",
            Failures = AuthFailure.Dmarc,
            Alignment = aligned,
            Source = ReportText.Address(Encoding.UTF8.GetBytes(source)),
            ReportedDomain = ReportText.Domain(domain),
            Arrived = Line(text, "Received date:"u8) is { } date ? FailureFields.ReadDate(date) : null,
            Delivery = Line(text, "DMARC Results:"u8) is { } results ? Delivery(results) : null,
            IsFromProse = true,
        };
    }

    static DeliveryResult Delivery(string results) =>
        results.EndsWith("Accept", StringComparison.OrdinalIgnoreCase) ? DeliveryResult.Delivered
        : results.EndsWith("Reject", StringComparison.OrdinalIgnoreCase) ? DeliveryResult.Reject
        : results.EndsWith("Quarantine", StringComparison.OrdinalIgnoreCase) ? DeliveryResult.Spam
        : DeliveryResult.Other;

    static string? Line(ReadOnlySpan<byte> text, ReadOnlySpan<byte> label)
    {
        if (text.IndexOf(label) is not (>= 0 and var at))
            return null;
        var value = text[(at + label.Length)..];
        if (value.IndexOf((byte)'\n') is >= 0 and var end)
            value = value[..end];
        return Charset.Decode(value, null).Trim();
    }
}
