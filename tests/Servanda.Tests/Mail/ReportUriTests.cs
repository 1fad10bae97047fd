using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Net;
using Servanda.Mail.TlsRpt;

namespace Servanda.Tests.Mail;

public sealed class ReportUriTests
{
    [Theory]
    [InlineData("mailto:a@Example.org", "example.org")]
    [InlineData("mailto:a@example.org?subject=x@y", "example.org")]
    [InlineData("https://user@reports.example:8443/x", "reports.example")]
    [InlineData("https://192.0.2.1/x", null)]
    [InlineData("https://[2001:db8::1]/x", null)]
    public void The_destination_is_the_domain_that_reports_go_to(string uri, string? destination) =>
        Assert.Equal(destination, TlsRptRecordReader.Read("v=TLSRPTv1; rua=" + uri).Value!.Reports[0].Destination?.ToString());

    [Theory]
    [InlineData("mailto:a@example.org", true)]
    [InlineData("x+y.z-1:a%20b", true)]
    [InlineData("1x:a", false)]
    [InlineData("x:", false)]
    [InlineData("x:a b", false)]
    [InlineData("x:%2", false)]
    [InlineData("x:%zz", false)]
    [InlineData("x:\u00E9", false)]
    [InlineData("//example.org", false)]
    public void A_uri_has_a_scheme_and_only_the_characters_allowed(string text, bool valid) =>
        Assert.Equal(valid, UriText.IsUri(text));

    [Fact]
    public void Any_text_is_a_uri_or_not_without_a_throw() =>
        Prop.ForAll<string>(text => UriText.IsUri("https://" + text) || !UriText.Host("https://" + text).Contains('/'))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("192.0.2.129", 25, "192.0.2.128/25")]
    [InlineData("192.0.2.129", 0, "0.0.0.0/0")]
    [InlineData("192.0.2.129", 32, "192.0.2.129/32")]
    [InlineData("2001:db8:ffff::1", 33, "2001:db8:8000::/33")]
    public void A_block_around_an_address_has_no_host_bits(string address, int length, string block) =>
        Assert.Equal(block, IpPrefix.Around(IPAddress.Parse(address), length).ToString());
}
