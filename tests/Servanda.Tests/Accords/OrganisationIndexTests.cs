using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Core.Names;

namespace Servanda.Tests.Accords;

public sealed class OrganisationIndexTests
{
    static readonly OrganisationIndex Index = new(EmbeddedCatalogue.Catalogue);

    [Theory]
    [InlineData("microsoft", "microsoft")]
    [InlineData("TELEFÓNICA", "telefonica")]
    [InlineData("f secure", "f-secure")]
    [InlineData("Trendmicro", "trend-micro")]
    [InlineData("Symantec Corporation", "symantec")]
    [InlineData("Tuca Zbarcea & Asociatii", "tuca-zbarcea-and-asociatii")]
    [InlineData("Germany", "germany")]
    [InlineData("allemagne", "germany")]
    [InlineData("NDI", "national-democratic-institute")]
    public void A_name_is_found_case_accents_and_punctuation_aside(string name, string id) =>
        Assert.Equal(id, Index.FindByName(name)?.Id);

    [Fact]
    public void A_name_nobody_bears_finds_nobody()
    {
        Assert.Null(Index.FindByName("No such organisation"));
        Assert.Null(Index.FindByName("—"));
    }

    [Fact]
    public void A_domain_finds_everyone_whose_it_is_said_to_be()
    {
        Assert.Equal(["cisco"], Index.FindByDomain(DomainName.Parse("CISCO.com.")).Select(one => one.Id));
        Assert.Equal(2, Index.FindByDomain(DomainName.Parse("emc-sa.pl")).Count);
        Assert.Empty(Index.FindByDomain(DomainName.Parse("web.archive.org")));
    }

    [Fact]
    public void One_organisation_in_several_accords_is_one_organisation()
    {
        Assert.Equal(["cot", "cta", "manrs-vendor", "pc", "sbd"], Index.Accords("cisco").Order(StringComparer.Ordinal));
        Assert.Equal(2, Index.Signatures("ebrc").Count(row => row.AccordId == "pc"));
    }

    [Theory]
    [InlineData("2018", true)]
    [InlineData("2018-02", true)]
    [InlineData("2018-04-17", true)]
    [InlineData("2018-2", false)]
    [InlineData("2019-02-29", false)]
    [InlineData("", false)]
    public void A_date_is_read_as_far_as_it_is_given(string text, bool isDate)
    {
        Assert.Equal(isDate, PartialDate.TryRead(text, out var date));
        if (isDate)
            Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("FRA", true)]
    [InlineData("ROU", true)]
    [InlineData("ROM", false)]
    [InlineData("fra", false)]
    [InlineData("EUE", false)]
    public void A_country_is_one_of_the_249_codes(string code, bool isCountry)
    {
        Assert.Equal(249, Countries.Count);
        Assert.Equal(isCountry, Countries.IsAlpha3(code));
    }
}
