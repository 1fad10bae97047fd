using Servanda.Accords;
using Servanda.Accords.Reading;

namespace Servanda.Tests.Accords;

public sealed class EmbeddedCatalogueTests
{
    static readonly string[] MeasuredByThisVersion =
    [
        "mail.spf", "mail.dkim", "mail.dmarc", "mail.mta-sts", "mail.tls-rpt", "mail.starttls", "mail.dane", "mail.parked",
        "dns.dnssec", "dns.caa", "dns.redundancy", "net.ipv6", "web.https", "web.tls", "web.hsts",
        "disclosure.security-txt", "disclosure.policy", "disclosure.csaf",
    ];

    static Catalogue Catalogue => EmbeddedCatalogue.Catalogue;

    [Fact]
    public void The_embedded_catalogue_reads_without_a_problem() =>
        Assert.Empty(CatalogueReader.Read(EmbeddedCatalogue.Files()).Problems);

    [Theory]
    [InlineData("cta", 4)]
    [InlineData("pc", 9)]
    public void Every_commitment_of_the_first_two_accords_has_a_control(string accord, int commitments)
    {
        var found = Catalogue.FindAccord(accord)!;
        Assert.Equal(commitments, found.Commitments.Count);
        Assert.All(found.Commitments, commitment => Assert.NotEmpty(commitment.Controls));
    }

    [Fact]
    public void The_measured_controls_are_those_of_domains_that_this_version_measures() =>
        Assert.Equal(
            MeasuredByThisVersion.Order(StringComparer.Ordinal),
            Catalogue.Controls.Where(control => control.ShownBy == ShownBy.Measurement)
                .Select(control => control.Asset == AssetKind.Domain ? control.Id : "not a domain: " + control.Id)
                .Order(StringComparer.Ordinal));
}
