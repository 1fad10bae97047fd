using System.Text.RegularExpressions;
using Servanda.Accords;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;

namespace Servanda.Tests.Accords;

public sealed partial class EmbeddedCatalogueTests
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

    [Fact]
    public void It_holds_11_accords_69_commitments_and_36_links()
    {
        Assert.Equal(11, Catalogue.Accords.Count);
        Assert.Equal(69, Catalogue.Accords.Sum(accord => accord.Commitments.Count));
        Assert.Equal(36, Catalogue.Crosswalk.Count);
    }

    [Theory]
    [InlineData("pc", 1222, true)]
    [InlineData("cta", 50, false)]
    [InlineData("cot", 18, false)]
    [InlineData("sbd", 8, false)]
    [InlineData("manrs-vendor", 5, false)]
    public void A_register_holds_every_row_of_its_source(string id, int rows, bool complete)
    {
        var register = Catalogue.FindRegister(id)!;
        Assert.Equal(rows, register.Signatures.Count);
        Assert.Equal(complete, register.IsComplete);
        Assert.All(register.Signatures, row => Assert.NotEmpty(row.Source));
    }

    [Fact]
    public void Every_commitment_has_a_control() =>
        Assert.All(Catalogue.Accords.SelectMany(accord => accord.Commitments),
            commitment => Assert.True(commitment.Controls.Count > 0, commitment.Id));

    [Fact]
    public void Every_commitment_can_be_kept() =>
        Assert.All(Catalogue.Accords.SelectMany(accord => accord.Commitments),
            commitment => Assert.True(commitment.Controls.Any(control => control.Met >= 2), commitment.Id));

    [Fact]
    public void Every_control_bears_on_some_commitment() =>
        Assert.Empty(Catalogue.Controls.Select(control => control.Id).Except(
            Catalogue.Accords.SelectMany(accord => accord.Commitments).SelectMany(one => one.Controls)
                .Select(weight => weight.ControlId)));

    [Fact]
    public void The_measured_controls_are_those_of_domains_that_this_version_measures() =>
        Assert.Equal(
            MeasuredByThisVersion.Order(StringComparer.Ordinal),
            Catalogue.Controls.Where(control => control.ShownBy == ShownBy.Measurement)
                .Select(control => control.Asset == AssetKind.Domain ? control.Id : "not a domain: " + control.Id)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Of_the_50_known_Tech_Accord_signatories_46_support_the_Paris_Call_under_that_name_and_one_under_its_longer_one()
    {
        var index = new OrganisationIndex(Catalogue);
        var both = index.In("cta").Where(one => index.Accords(one.Id).Contains("pc")).Select(one => one.Id).ToList();
        Assert.Equal(47, both.Count);
        Assert.Contains("symantec", both);
        Assert.Equal(["safe-pc-cloud", "infinit-consulting", "netapp"], index.In("cta").Select(one => one.Id).Except(both));
    }

    [Fact]
    public void A_name_belongs_to_one_organisation()
    {
        var index = new OrganisationIndex(Catalogue);
        Assert.All(Catalogue.Organisations,
            one => Assert.All(one.OtherNames.Prepend(one.Name), name => Assert.Equal(one.Id, index.FindByName(name)?.Id)));
    }

    [Fact]
    public void Romania_is_ROU()
    {
        Assert.Equal(33, Catalogue.Organisations.Count(one => one.Country == "ROU"));
        Assert.DoesNotContain(Catalogue.Organisations, one => one.Country is "ROM" or "MTG" or "SCG");
    }

    [Fact]
    public void A_day_that_no_source_gives_stays_unknown() =>
        Assert.Equal(1222 - 138 - 2, Catalogue.FindRegister("pc")!.Signatures.Count(row => row.On is null));

    [Fact]
    public void A_founder_whose_domain_is_general_knowledge_is_marked_and_says_so()
    {
        var founders = Catalogue.FindRegister("cta")!.Signatures.Where(row => row.On?.ToString() == "2018-04-17").ToList();
        Assert.Equal(34, founders.Count);
        Assert.All(founders, row => Assert.True(row.IsUnverified));
        Assert.All(founders, row => Assert.NotNull(Catalogue.FindOrganisation(row.OrganisationId)!.Caution));
    }

    [Theory]
    [InlineData("hikanotes-consultancy-ltd")]
    [InlineData("designit-international")]
    [InlineData("good-info")]
    public void A_domain_that_is_plainly_somebody_elses_is_no_asset_and_is_cautioned_against(string id)
    {
        var organisation = Catalogue.FindOrganisation(id)!;
        Assert.Empty(organisation.Assets);
        Assert.NotNull(organisation.Caution);
    }

    [Fact]
    public void The_digest_does_not_hang_on_the_order_of_the_files_nor_on_the_registers()
    {
        var files = EmbeddedCatalogue.Files();
        Assert.Equal(Catalogue.Digest, CatalogueReader.Read([.. files.Reverse()]).Catalogue!.Digest);
        var judged = files.Where(file => !file.Path.StartsWith("registers/", StringComparison.Ordinal) &&
            file.Path != "organisations.csv").ToList();
        Assert.Equal(Catalogue.Digest, CatalogueReader.Read(judged).Catalogue!.Digest);
        Assert.NotEqual(Catalogue.Digest, CatalogueReader.Read([.. judged.Where(file => file.Path != "crosswalk.csv")]).Catalogue!.Digest);
    }

    [Fact]
    public void French_is_set_as_French_is()
    {
        Assert.All(Texts(), text => Assert.False(PlainSpaceBeforePunctuation.IsMatch(text.Fr), text.Fr));
        Assert.All(Texts(), text => Assert.DoesNotContain('\'', text.Fr));
    }

    [Fact]
    public void A_sentence_is_translated_and_not_repeated() =>
        Assert.All(Texts().Where(text => text.En.Length > 40), text => Assert.NotEqual(text.En, text.Fr));

    [GeneratedRegex(@" [:;?!»]( |$)|« ")]
    private static partial Regex PlainSpaceBeforePunctuation { get; }

    static IReadOnlyList<Text> Texts()
    {
        IEnumerable<Text?> all =
        [
            .. Catalogue.Accords.SelectMany(one => new[] { one.Title, one.Steward, one.Nature, one.Summary, one.Caution }),
            .. Catalogue.Accords.SelectMany(one => one.Commitments).SelectMany(one => new[] { one.Title, one.Meaning, one.Caution }),
            .. Catalogue.Accords.SelectMany(one => one.Commitments).SelectMany(one => one.Controls).Select(one => one.Rationale),
            .. Catalogue.Controls.SelectMany(one => new[] { one.Title, one.Statement, one.Remedy, one.Caution }),
            .. Catalogue.Crosswalk.Select(one => one.Rationale),
            .. Catalogue.Registers.SelectMany(one => new[] { one.Title, one.Caution }),
            .. Catalogue.Organisations.Select(one => one.Caution),
        ];
        return [.. all.OfType<Text>()];
    }
}
