using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Tests.Mail.Dkim;

public sealed class CanonicalisationTests
{
    const string Example = "A: X\r\nB : Y\t\r\n\tZ  \r\n\r\n C \r\nD \t E\r\n\r\n\r\n";

    [Theory]
    [InlineData(Canonicalisation.Simple, "A: X|B : Y\t\r\n\tZ  ")]
    [InlineData(Canonicalisation.Relaxed, "a:X|b:Y Z")]
    public void The_header_of_the_standards_example_comes_out_as_printed(Canonicalisation kind, string expected)
    {
        foreach (var text in (string[])[Example, Example.Replace("\r", "", StringComparison.Ordinal)])
        {
            var message = MailMessageReader.Read(Encoding.ASCII.GetBytes(text)).Value!;
            var target = new byte[100];
            Assert.Equal(expected, string.Join('|', message.Fields.Select(field => Encoding.ASCII.GetString(
                target, 0, CanonicalHeader.Write(field.Raw.Span, field.ValueStart, kind, target)))));
        }
    }

    [Theory]
    [InlineData(Canonicalisation.Simple, " C \r\nD \t E\r\n\r\n\r\n", " C \r\nD \t E\r\n")]
    [InlineData(Canonicalisation.Relaxed, " C \r\nD \t E\r\n\r\n\r\n", " C\r\nD E\r\n")]
    [InlineData(Canonicalisation.Simple, "", "\r\n")]
    [InlineData(Canonicalisation.Simple, "\n\n", "\r\n")]
    [InlineData(Canonicalisation.Relaxed, "", "")]
    [InlineData(Canonicalisation.Relaxed, " \n\t\n", "")]
    [InlineData(Canonicalisation.Simple, "no end", "no end\r\n")]
    [InlineData(Canonicalisation.Relaxed, "a\tb\n\n\nc  \t d \r\ne\rf ", "a b\r\n\r\n\r\nc d\r\ne\rf\r\n")]
    public void Bodies_come_out_as_the_standard_says(Canonicalisation kind, string body, string canonical)
    {
        var (hash, length) = BodyHasher.Hash(Encoding.ASCII.GetBytes(body), kind, HashAlgorithmName.SHA256, long.MaxValue);
        Assert.Equal(canonical.Length, length);
        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(canonical)), hash);
    }

    [Fact]
    public void Any_body_of_any_size_hashes_as_a_plain_rewriting_of_it()
    {
        var pieces = Gen.Frequency(
            (60, Gen.Elements(" ", "  ", "\t", "\n", "\r\n", "\r", "word", "x", "é")),
            (1, Gen.Elements(new string('y', 40_000), new string(' ', 70_000))));
        Prop.ForAll(Arb.From(Gen.ListOf(pieces)), list =>
        {
            var body = Encoding.UTF8.GetBytes(string.Concat(list));
            foreach (var kind in (Canonicalisation[])[Canonicalisation.Simple, Canonicalisation.Relaxed])
            {
                var canonical = Plain(Encoding.Latin1.GetString(body), kind == Canonicalisation.Relaxed);
                var limit = Math.Min(canonical.Length, 65_536 + body.Length / 2);
                var (all, length) = BodyHasher.Hash(body, kind, HashAlgorithmName.SHA256, long.MaxValue);
                var (some, _) = BodyHasher.Hash(body, kind, HashAlgorithmName.SHA256, limit);
                if (length != canonical.Length || !all.AsSpan().SequenceEqual(SHA256.HashData(Encoding.Latin1.GetBytes(canonical)))
                    || !some.AsSpan().SequenceEqual(SHA256.HashData(Encoding.Latin1.GetBytes(canonical[..limit]))))
                    return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>A body made to be slow: it takes no time worth noting unless the work grows with the square of the line.</summary>
    [Fact]
    public void A_line_of_nothing_but_runs_of_blanks_is_hashed_in_one_pass()
    {
        var body = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a  ", 3_000_000)) + "b");
        Assert.Equal(6_000_003, BodyHasher.Hash(body, Canonicalisation.Relaxed, HashAlgorithmName.SHA256, long.MaxValue).Length);
    }

    [Fact]
    public void A_hash_is_made_once_and_a_limit_beyond_the_end_is_none()
    {
        var hashes = new BodyHashes("hello\r\n"u8.ToArray());
        var (first, length) = hashes.Of(Canonicalisation.Relaxed, HashAlgorithmName.SHA256, null);
        Assert.Equal(7, length);
        Assert.Equal(first, hashes.Of(Canonicalisation.Relaxed, HashAlgorithmName.SHA256, 1000).Hash);
        Assert.NotEqual(first, hashes.Of(Canonicalisation.Relaxed, HashAlgorithmName.SHA256, 5).Hash);
    }

    /// <summary>The words of RFC 6376 §3.4.3 and §3.4.4 as string operations.</summary>
    static string Plain(string body, bool isRelaxed)
    {
        body = body.Replace("\r\n", "\n", StringComparison.Ordinal);
        var lines = body.Split('\n').ToList();
        if (isRelaxed)
            lines = [.. lines.Select(line => string.Join(' ', Runs(line)).TrimEnd(' '))];
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return lines.Count == 0 ? isRelaxed ? "" : "\r\n" : string.Join("\r\n", lines) + "\r\n";

        static IEnumerable<string> Runs(string line) =>
            line.Replace('\t', ' ').Split(' ').Where((piece, i) => piece.Length > 0 || i == 0);
    }
}
