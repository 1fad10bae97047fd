using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Storage.Letters;

namespace Servanda.Tests.Storage;

public sealed class MailAddressTests
{
    [Theory]
    [InlineData("person@example.org", "person@example.org")]
    [InlineData("  A.Person+tag@Example.ORG ", "A.Person+tag@example.org")]
    [InlineData("person@bücher.example", "person@xn--bcher-kva.example")]
    public void An_address_is_read(string text, string expected)
    {
        Assert.True(MailAddress.TryRead(text, out var address));
        Assert.Equal(expected, address.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("person")]
    [InlineData("@example.org")]
    [InlineData("person@")]
    [InlineData("person@localhost")]
    [InlineData(".person@example.org")]
    [InlineData("a..b@example.org")]
    [InlineData("a b@example.org")]
    [InlineData("\"quoted\"@example.org")]
    [InlineData("A Person <person@example.org>")]
    [InlineData("person@example.org\r\nBcc: other@example.org")]
    [InlineData("pers\non@example.org")]
    [InlineData("one@example.org, two@example.org")]
    public void What_is_no_single_plain_address_is_refused(string? text) => Assert.False(MailAddress.TryRead(text, out _));

    [Fact]
    public void An_address_over_the_limits_is_refused()
    {
        Assert.False(MailAddress.TryRead(new string('a', 65) + "@example.org", out _));
        Assert.True(MailAddress.TryRead(new string('a', 64) + "@example.org", out _));
        Assert.False(MailAddress.TryRead("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5)) + ".org", out _));
    }

    [Fact]
    public void Nothing_that_is_read_can_end_a_line_or_reads_as_another() => Prop.ForAll<byte[]>(bytes =>
        !MailAddress.TryRead(Encoding.UTF8.GetString(bytes) + "@example.org", out var address) ||
        (address.ToString().All(c => c is > ' ' and < '\x7F') &&
            MailAddress.TryRead(address.ToString(), out var again) && again.Equals(address)))
        .QuickCheckThrowOnFailure();
}
