using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Mail.Messages;

namespace Servanda.Tests.Mail.Messages;

public sealed class MimeReaderTests
{
    const string Nested = """
        Content-Type: multipart/mixed; boundary="out er"

        preamble
        --out er
        Content-Type: multipart/alternative; boundary=inner

        --inner

        one
        --inner
        Content-Type: text/html; charset=utf-8

        two
        --innermost is text

        --inner--
        epilogue
        --out er  
        Content-Type: application/gzip; name=wrong
        Content-Disposition: attachment; filename="a/b \"c\".gz"
        Content-Transfer-Encoding: BASE64

        aGVs
        bG8=
        --out er--
        after
        """;

    [Theory]
    [InlineData("\n", 1)]
    [InlineData("\r\n", 1)]
    [InlineData("\r\n", 100_000)]
    public void Leaves_are_given_in_order_with_their_place_and_decoded_content(string lineEnd, int piece)
    {
        var text = Nested.ReplaceLineEndings(lineEnd);
        var (parts, problems) = Read(text, piece);
        Assert.Empty(problems);
        Assert.Equal(
            [
                ("1.1", "text/plain", null, "one"),
                ("1.2", "text/html", null, "two" + lineEnd + "--innermost is text" + lineEnd),
                ("2", "application/gzip", "b \"c\".gz", "hello"),
            ], parts);
    }

    [Fact]
    public void A_message_that_is_no_multipart_is_one_part()
    {
        var (parts, problems) = Read("Subject: x\n\n--no boundary\nhello\n");
        Assert.Equal([("1", "text/plain", null, "--no boundary\nhello\n")], parts);
        Assert.Empty(problems);
    }

    [Fact]
    public void An_enclosed_message_is_a_part_that_can_be_read_in_turn()
    {
        var outer = new MimeReader(Stream("Content-Type: message/rfc822\n\n" + Nested));
        Assert.True(outer.TryRead(out var part));
        var inner = new MimeReader(part.Content);
        Assert.True(inner.TryRead(out _) && inner.TryRead(out _));
        Assert.True(inner.TryRead(out var last));
        Assert.Equal("hello", Encoding.ASCII.GetString(last.ReadContent(5)!));
        Assert.False(inner.TryRead(out _) || outer.TryRead(out _));
    }

    [Fact]
    public void The_parts_of_a_digest_are_messages()
    {
        var (parts, _) = Read("Content-Type: multipart/digest; boundary=x\n\n--x\n\nSubject: a\n\n--x--");
        Assert.Equal([("1", "message/rfc822", null, "Subject: a\n")], parts);
    }

    [Fact]
    public void A_boundary_right_after_the_header_or_another_delimiter_makes_an_empty_part()
    {
        var (parts, problems) = Read("Content-Type: multipart/mixed; boundary=x\n\n--x\n\n--x\nA: b\n--x\n\n\n--x--");
        Assert.Equal(["", "", ""], parts.Select(part => part.Content));
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("multipart/mixed", "\n", "mime.boundary", 1)]
    [InlineData("multipart/mixed; boundary=x", "--x\n\nbody", "mime.unclosed", 1)]
    [InlineData("multipart/mixed; boundary=x", "no part at all", "mime.unclosed", 0)]
    [InlineData("nonsense", "x", "mime.content-type", 1)]
    [InlineData("text/plain; =x", "x", "mime.parameter", 1)]
    [InlineData("text/plain; a=1; a=2", "x", "mime.parameter", 1)]
    [InlineData("text/plain\nContent-Transfer-Encoding: uuencode", "x", "mime.encoding", 1)]
    [InlineData("text/plain\nContent-Transfer-Encoding: base64", "aG*k=", "mime.base64", 1)]
    [InlineData("text/plain\nContent-Transfer-Encoding: base64", "aGkaa", "mime.base64", 1)]
    [InlineData("text/plain\nContent-Transfer-Encoding: quoted-printable", "=4x", "mime.quoted-printable", 1)]
    public void What_is_wrong_is_told_and_the_rest_is_read(string type, string body, string code, int count)
    {
        var (parts, problems) = Read($"Content-Type: {type}\n\n{body}");
        Assert.Equal(count, parts.Count);
        Assert.Equal(code, Assert.Single(problems));
    }

    [Fact]
    public void Depth_and_number_of_parts_are_bounded()
    {
        var deep = new StringBuilder();
        for (var i = 0; i < 100; i++)
            deep.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n");
        var (parts, problems) = Read(deep.ToString());
        Assert.Equal("multipart/mixed", Assert.Single(parts).Type);
        Assert.Contains("mime.depth", problems);

        (parts, problems) = Read("Content-Type: multipart/mixed; boundary=x\n\n" + string.Concat(Enumerable.Repeat("--x\n\n\n", 2000)));
        Assert.Equal(MimeReader.MaxParts, parts.Count);
        Assert.Contains("mime.parts", problems);
    }

    [Theory]
    [InlineData("name*=utf-8'en'%e2%82%ac%20rates", "€ rates")]
    [InlineData("name*0*=utf-8''%e2%82; name*1*=%ac; name*2=\" end.xml\"", "€ end.xml")]
    [InlineData("name*1=b; name*0=a", "ab")]
    [InlineData("name=\"=?utf-8?q?r=C3=A9?=.xml\"", "ré.xml")]
    [InlineData("name=(comment) x.xml (another)", "x.xml")]
    [InlineData("name*=utf-8''a%0d%0a%1b.xml", "a.xml")]
    [InlineData("name=\"..\\\\..\\\\x\"", "x")]
    public void File_names_are_read_as_the_standards_and_senders_write_them(string parameter, string name)
    {
        var (parts, problems) = Read($"Content-Type: text/xml; {parameter}\n\n");
        Assert.Equal(name, Assert.Single(parts).FileName);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("a=3D=\n b = \n=C3=A9=\r\n.  ", "a= b é.")] // blanks at the end go, those before an equals sign stay
    [InlineData("=", "=")]
    [InlineData("==41", "=A")]
    [InlineData("a  b \t\r\nc \n\n d", "a  b\r\nc\n\n d")]
    [InlineData("a \rb=3", "a \rb=3")]
    public void Quoted_printable_is_decoded(string body, string decoded) => Assert.Equal(
        decoded, Assert.Single(Read($"Content-Transfer-Encoding: quoted-printable\n\n{body}").Parts).Content);

    [Fact]
    public void Quoted_printable_comes_out_the_same_whatever_the_pieces() =>
        Prop.ForAll(Arb.From(Gen.ListOf(Gen.Elements("a", "bc", " ", "\t", "\r", "\n", "\r\n", "=", "=41", "=\n", "= \r\n", "4"))), list =>
            Decode(list) == Decode([string.Concat(list)])).QuickCheckThrowOnFailure();

    static string Decode(IEnumerable<string> pieces)
    {
        var decoder = new QuotedPrintableDecoder();
        var (target, at) = (new byte[8192], 0);
        foreach (var piece in pieces)
        {
            decoder.Decode(Encoding.ASCII.GetBytes(piece), target.AsSpan(at), out var consumed, out var written);
            Assert.Equal(piece.Length, consumed);
            at += written;
        }
        at += decoder.Finish(target.AsSpan(at));
        return Encoding.ASCII.GetString(target, 0, at);
    }

    [Fact]
    public void Base64_of_any_octets_comes_back_whatever_the_pieces() =>
        Prop.ForAll<byte[], PositiveInt>((octets, piece) =>
        {
            var text = "Content-Transfer-Encoding: base64\r\n\r\n" + Convert.ToBase64String(octets ?? [], Base64FormattingOptions.InsertLineBreaks);
            var reader = new MimeReader(new Pieces(Encoding.ASCII.GetBytes(text), piece.Get));
            return reader.TryRead(out var part) && part.ReadContent(int.MaxValue) is { } read
                && read.AsSpan().SequenceEqual(octets) && reader.Problems.Count == 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_read_without_a_throw_and_content_is_no_larger_than_the_input() =>
        Prop.ForAll<byte[], bool>((bytes, quoted) =>
        {
            foreach (var encoding in (string[])["base64", "quoted-printable", "8bit"])
            {
                var head = $"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Transfer-Encoding: {encoding}\nContent-Type: ";
                byte[] input = [.. Encoding.ASCII.GetBytes(head), .. bytes ?? [], .. quoted ? "\n\n--x"u8 : "\n\n"u8, .. bytes ?? []];
                var reader = new MimeReader(new MemoryStream(input));
                var octets = 0;
                while (reader.TryRead(out var part))
                    octets += part.ReadContent(input.Length)?.Length ?? int.MaxValue;
                if (octets > input.Length || reader.Problems.Count > 101)
                    return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_without_end_is_passed_through_a_buffer_of_fixed_size()
    {
        using var source = new Pieces(Encoding.ASCII.GetBytes("Content-Type: multipart/mixed; boundary=x\n\n--x\n\n" + new string('-', 3_000_000)), 5000);
        var reader = new MimeReader(source);
        Assert.True(reader.TryRead(out var part));
        Assert.Equal(3_000_000, part.ReadContent(3_000_000)?.Length);
    }

    static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    static (List<(string Path, string Type, string? FileName, string Content)> Parts, List<string> Problems) Read(string text, int piece = 7)
    {
        var reader = new MimeReader(new Pieces(Encoding.UTF8.GetBytes(text), piece));
        var parts = new List<(string, string, string?, string)>();
        while (reader.TryRead(out var part))
            parts.Add((part.Path, part.ContentType.ToString(), part.FileName, Encoding.UTF8.GetString(part.ReadContent(1 << 20)!)));
        return (parts, [.. reader.Problems.Select(problem => problem.Code)]);
    }

    /// <summary>A stream that gives so many octets at a time.</summary>
    sealed class Pieces(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);
    }
}
