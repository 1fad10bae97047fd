using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Mail.Messages;

namespace Servanda.Tests.Mail.Messages;

public sealed class MailMessageTests
{
    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Fields_are_found_with_their_folding_and_the_body_as_it_stands(string lineEnd)
    {
        var text = string.Join(lineEnd, "From: a@example.org", "SUBJECT : one", "\ttwo", " ", "To:b", "", "Hello", "");
        var message = MailMessageReader.Read(Encoding.ASCII.GetBytes(text)).Value!;
        Assert.Equal(["From", "SUBJECT", "To"], message.Fields.Select(field => Encoding.ASCII.GetString(field.Name)));
        Assert.Equal("one\ttwo", message.Find("subject"u8)?.Unfold());
        Assert.Equal($" one{lineEnd}\ttwo{lineEnd} ", Encoding.ASCII.GetString(message.Fields[1].Value));
        Assert.Equal(text.IndexOf("SUBJECT", StringComparison.Ordinal), message.Fields[1].Offset);
        Assert.Equal("Hello" + lineEnd, Encoding.ASCII.GetString(message.Body.Span));
    }

    [Theory]
    [InlineData("From: a\r\nno field\r\nTo: b\r\n\r\n", "message.field.name", 9)]
    [InlineData("From: a\r\nT o: b\r\n\r\n", "message.field.name", 9)]
    [InlineData("From a@b Sat Jan  1\nFrom: a\n\n", "message.mbox-line", 0)]
    [InlineData("From: a\r\n", "message.body.missing", 9)]
    public void A_header_of_another_form_is_read_and_told(string text, string code, int offset)
    {
        var read = MailMessageReader.Read(Encoding.ASCII.GetBytes(text));
        Assert.NotNull(read.Value?.Find("From"u8));
        var problem = Assert.Single(read.Problems);
        Assert.Equal((code, offset), (problem.Code, problem.Offset));
    }

    [Fact]
    public void A_message_over_a_limit_has_no_value_and_says_which()
    {
        Assert.Equal("message.fields", Refused(string.Concat(Enumerable.Repeat("A: b\n", 2001))));
        Assert.Equal("message.field.size", Refused("A: " + new string('x', 256 * 1024) + "\n\n"));
        Assert.Equal("message.header.size", Refused(string.Concat(Enumerable.Repeat("A: " + new string('x', 200_000) + "\n", 6))));
        Assert.Equal("message.size", Refused("\n" + new string('x', MailMessage.MaxOctets)));

        static string Refused(string text)
        {
            var read = MailMessageReader.Read(new MemoryStream(Encoding.ASCII.GetBytes(text)));
            Assert.Null(read.Value);
            return Assert.Single(read.Problems).Code;
        }
    }

    /// <summary>Values made to be slow: they take no time worth noting unless the work grows with the square of the field.</summary>
    [Theory]
    [InlineData("=?")]
    [InlineData("=?a?q?")]
    [InlineData("(")]
    [InlineData("();")]
    [InlineData("a=\"")]
    [InlineData(";a*0*=%")]
    public void A_field_of_beginnings_is_read_in_one_pass(string beginning)
    {
        var value = string.Concat(Enumerable.Repeat(beginning, 200_000 / beginning.Length));
        var reader = new MimeReader(new MemoryStream(Encoding.ASCII.GetBytes($"Content-Type: text/plain; name={value}\nContent-Disposition: {value}\n\n")));
        Assert.True(reader.TryRead(out _));
        Assert.NotNull(reader.Fields[0].Decode());
    }

    [Theory]
    [InlineData("=?utf-8?q?Gr=C3=BC=C3=9Fe_an_alle?=", "Grüße an alle")]
    [InlineData("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?= c", "ab c")]
    [InlineData("=?utf-8?B?4oI=?= =?utf-8?B?rA==?=", "€")]
    [InlineData("x =?us-ascii*en?q?y?= z", "x y z")]
    [InlineData("=?windows-1252?Q?=80?=", "€")]
    [InlineData("=?nonsense?B?aGk=?=", "hi")]
    [InlineData("=?utf-8?x?aGk=?= =?utf-8?q?open", "=?utf-8?x?aGk=?= =?utf-8?q?open")]
    public void Encoded_words_are_decoded_and_what_is_none_stays(string text, string decoded) =>
        Assert.Equal(decoded, EncodedWords.Decode(text));

    [Fact]
    public void Any_bytes_are_read_without_a_throw_and_fields_lie_within_them() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            byte[] input = [.. "From: x\n"u8, .. bytes ?? []];
            var message = MailMessageReader.Read(input).Value!;
            return message.BodyOffset <= input.Length && message.Fields.Count >= 1
                && message.Fields.All(field => field.Offset + field.Raw.Length <= input.Length && field.Decode() is not null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_decoded_without_a_throw() =>
        Prop.ForAll<string>(text => EncodedWords.Decode("=?utf-8?q?" + text) is not null
            && EncodedWords.Decode("=?" + text + "?b?" + text + "?=") is not null).QuickCheckThrowOnFailure();
}
