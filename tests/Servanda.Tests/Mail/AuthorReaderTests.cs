using FsCheck;
using FsCheck.Fluent;
using Servanda.Mail.Evaluation;
using Servanda.Mail.Messages;

namespace Servanda.Tests.Mail;

public sealed class AuthorReaderTests
{
    [Theory]
    [InlineData("jo@example.org", "example.org")]
    [InlineData("Jo <jo@Example.ORG>", "example.org")]
    [InlineData("\"ceo@bank.example\" <jo@example.org>", "example.org")]
    [InlineData("ceo@bank.example <jo@example.org>", "example.org")]
    [InlineData("=?utf-8?q?Jo=40bank.example?= <jo@example.org>", "example.org")]
    [InlineData("jo@example.org (ceo@bank.example)", "example.org")]
    [InlineData("(a (b) \\) c) jo@example.org", "example.org")]
    [InlineData("jo (the) @ (at) example.org (x)", "example.org")]
    [InlineData("\"a@b, c\"@example.org", "example.org")]
    [InlineData("jo@example.org, mo@example.org", "example.org")]
    [InlineData("jo@example.org, mo@example.net", "example.org example.net")]
    [InlineData("Team: jo@example.org, mo@example.net;", "example.org example.net")]
    [InlineData("Undisclosed:;", "")]
    [InlineData("<@relay.example,@other.example:jo@example.org>", "example.org")]
    [InlineData("jo@bücher.example", "xn--bcher-kva.example")]
    [InlineData("jo@[192.0.2.1]", "")]
    [InlineData("jo", "")]
    [InlineData("", "")]
    [InlineData("<jo@example.org", "example.org")]
    [InlineData("\"Jo <jo@example.org>", "")]
    [InlineData("Doe, Jo <jo@example.org>", "example.org")]
    public void The_domains_are_those_of_the_addresses(string value, string domains) =>
        Assert.Equal(domains, string.Join(' ', AuthorReader.Read(value)));

    [Fact]
    public void Two_from_fields_are_both_read()
    {
        var message = MailMessageReader.Read("From: jo@example.org\r\nfrom: mo@bank.example\r\n\r\n"u8.ToArray()).Value!;
        Assert.Equal(["example.org", "bank.example"], AuthorReader.Read(message).Select(name => name.ToString()));
    }

    [Fact]
    public void Any_text_is_read_without_harm() => Prop.ForAll<string>(text =>
        AuthorReader.Read(text ?? "").Count <= AuthorReader.MaxDomains).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_pieces_are_read_without_harm()
    {
        string[] pieces = ["a@b.example", "<", ">", "\"", "\\", "(", ")", ",", ";", ":", " ", "@", "Jo"];
        Prop.ForAll<byte[]>(bytes => AuthorReader.Read(string.Concat((bytes ?? []).Select(b => pieces[b % pieces.Length]))).Count
            <= AuthorReader.MaxDomains).QuickCheckThrowOnFailure();
    }
}
