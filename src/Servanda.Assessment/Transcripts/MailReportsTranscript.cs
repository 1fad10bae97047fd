using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Assessment.Transcripts;

/// <summary>
/// What DMARC aggregate reports (RFC 9990) say of the mail in a domain's name over a period: sums, and the digests of the
/// reports they come from. The reports themselves stay with the operator, who can show that they are the ones summed.
/// </summary>
public sealed record MailReportsTranscript
{
    /// <summary>Digests listed at the most; <see cref="ReportCount"/> counts all.</summary>
    public const int MaxDigests = 10_000;

    /// <summary>The first day, UTC, as YYYY-MM-DD.</summary>
    public required string From { get; init; }

    /// <summary>The last day, UTC, inclusive.</summary>
    public required string To { get; init; }

    /// <summary>Messages reported.</summary>
    public required long Messages { get; init; }

    /// <summary>Of those, aligned by DKIM or SPF.</summary>
    public required long Aligned { get; init; }

    /// <summary>Of those, neither aligned nor held: delivered all the same.</summary>
    public required long Delivered { get; init; }

    /// <summary>Organisations that reported.</summary>
    public required long Reporters { get; init; }

    /// <summary>Reports that reach into the period.</summary>
    public required long ReportCount { get; init; }

    /// <summary>SHA-256 of the reports, in order.</summary>
    public required IReadOnlyList<Digest> Reports { get; init; }
}

/// <summary>A <see cref="MailReportsTranscript"/> as canonical JSON.</summary>
public static class MailReportsTranscriptJson
{
    const int DateLength = 10;
    const int DigestLength = 64;

    /// <summary>Writes it.</summary>
    public static byte[] Write(MailReportsTranscript transcript) => CanonicalJson.WriteHashed(JsonItem.Of(
        ("from", transcript.From),
        ("to", transcript.To),
        ("messages", Number(transcript.Messages)),
        ("aligned", Number(transcript.Aligned)),
        ("delivered", Number(transcript.Delivered)),
        ("reporters", Number(transcript.Reporters)),
        ("reportCount", Number(transcript.ReportCount)),
        ("reports", TranscriptJson.Of(transcript.Reports.Take(MailReportsTranscript.MaxDigests).Select(one => one.ToString())))));

    /// <summary>Reads it; null for anything that no writer of ours wrote.</summary>
    public static MailReportsTranscript? Read(ReadOnlyMemory<byte> json) =>
        TranscriptReader.Read(json, (reader, item) =>
        {
            var read = new MailReportsTranscript
            {
                From = reader.Text(item, "from", DateLength),
                To = reader.Text(item, "to", DateLength),
                Messages = Number(reader, item, "messages"),
                Aligned = Number(reader, item, "aligned"),
                Delivered = Number(reader, item, "delivered"),
                Reporters = Number(reader, item, "reporters"),
                ReportCount = Number(reader, item, "reportCount"),
                Reports = reader.List(item, "reports", MailReportsTranscript.MaxDigests, one =>
                    one.AsText is { Length: DigestLength } text && Digest.TryRead(text, out var digest) ? digest : reader.Spoil(default(Digest))),
            };
            // Parts of a whole.
            return read.Aligned <= read.Messages && read.Delivered <= read.Messages - read.Aligned ? read : reader.Spoil(read);
        });

    // Up to 2^53: the integers of canonical JSON (RFC 8785 §3.2.2.3).
    static JsonItem Number(long number) => Math.Clamp(number, 0, (1L << 53) - 1);

    static long Number(TranscriptReader reader, JsonItem item, string key) =>
        item[key]?.AsInteger is >= 0 and var number ? number : reader.Spoil(0L);
}
