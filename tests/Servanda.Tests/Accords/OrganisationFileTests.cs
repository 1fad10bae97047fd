using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords;
using Servanda.Accords.Reading;
using Servanda.Accords.Targets;

namespace Servanda.Tests.Accords;

public sealed class OrganisationFileTests
{
    const string Yaml = """
        organisations:
          - name: Acme
            country: FRA
            accords: [cta, pc]
            domains:
              - acme.example
              - name: bücher.example
                dkimSelectors: [s1, s2]
            asns: [AS64496, 64497]
            products: [Anvil]
            attestations:
              - control: conduct.no-hack-back
                statement: We do not hack back.
                on: 2026-01-01
                until: 2026-12-31
                documents: [e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855]
          - name: Other
            id: the-other
            domains: [other.example]
        """;

    [Fact]
    public void Yaml_gives_organisations_with_all_that_is_said_of_them()
    {
        var file = Read("targets.yaml", Yaml);
        Assert.Empty(file.Problems);
        var acme = file.Targets[0];
        Assert.Equal(("acme", "FRA", 2), (acme.Organisation.Id, acme.Organisation.Country, acme.Line));
        Assert.Equal(["cta", "pc"], acme.AccordIds);
        Assert.Equal(["acme.example", "xn--bcher-kva.example", "AS64496", "AS64497", "Anvil"],
            acme.Organisation.Assets.Select(asset => asset.Name));
        Assert.Equal(["s1", "s2"], acme.Organisation.Assets[1].DkimSelectors);
        Assert.Equal(EvidenceLevel.Attested, Assert.Single(acme.Organisation.Attestations).Level);
        Assert.Equal("the-other", file.Targets[1].Organisation.Id);
    }

    [Fact]
    public void Rows_of_one_name_are_one_organisation()
    {
        var file = Read("targets.csv",
            "name,domain,country,accords,selectors\r\nAcme,a.example,FRA,cta,s1 s2\r\n\"Acme\",b.example,,pc,\r\nOther,c.example,,,\r\n");
        Assert.Empty(file.Problems);
        Assert.Equal(["acme", "other"], file.Targets.Select(target => target.Organisation.Id));
        Assert.Equal(["a.example", "b.example"], file.Targets[0].Organisation.Assets.Select(asset => asset.Name));
        Assert.Equal(["cta", "pc"], file.Targets[0].AccordIds);
        Assert.Equal(4, file.Targets[1].Line);
    }

    [Theory]
    [InlineData("a.example\nb.example\n\nb.example\n")]
    [InlineData("domain\na.example\nb.example\n")]
    [InlineData("\uFEFFdomain\r\na.example\r\nb.example")]
    [InlineData("Domain;Name\na.example;a.example\nb.example;b.example\n")]
    public void A_bare_list_of_domains_is_a_file_too_and_a_repeated_one_counts_once(string text)
    {
        var file = Read("-", text);
        Assert.Empty(file.Problems);
        Assert.Equal(["a-example", "b-example"], file.Targets.Select(target => target.Organisation.Id));
    }

    [Theory]
    [InlineData("organisations:\n  - name: A\n    domains: [a.example]\n")]
    [InlineData("# ours\n---\norganisations:\n  - {name: A, domains: [a.example]}\n")]
    [InlineData("{organisations: [{name: A, domains: [a.example]}]}")]
    public void Without_an_ending_the_content_tells_yaml_from_rows(string text) =>
        Assert.Equal("a.example", Assert.Single(Assert.Single(Read("-", text).Targets).Organisation.Assets).Name);

    [Theory]
    [InlineData("name,domain\nAcme,https://acme.example/\n", "domain.invalid", 2)]
    [InlineData("192.0.2.1\n", "domain.invalid", 1)]
    [InlineData("name,domain,country\nAcme,acme.example,FR\n", "country.invalid", 2)]
    [InlineData("name,domain,country\nAcme,a.example,FRA\nAcme,b.example,DEU\n", "organisation.conflict", 3)]
    [InlineData("name,domain,accords\nAcme,acme.example,cta xyz\n", "id.dangling", 2)]
    [InlineData("name,domain,selectors\nAcme,acme.example,s..1\n", "selector.invalid", 2)]
    [InlineData("name,domain\nAcme,\n", "organisation.empty", 2)]
    [InlineData("name,domain\n,\n", "field.empty", 2)]
    [InlineData("name,domain\nAcme\n", "csv.columns", 2)]
    [InlineData("name,domain,colour\nAcme,acme.example,red\n", "csv.column.unknown", 1)]
    [InlineData("Acme,acme.example\nOther,other.example\n", "csv.header", 1)]
    [InlineData("name,domain\n", "file.empty", 1)]
    [InlineData("", "file.empty", 0)]
    [InlineData("name,domain\n\"Acme,acme.example\n", "csv.quote.open", 2)]
    [InlineData("organisations:\n  - name: Acme\n    domain: acme.example\n", "field.unknown", 3)]
    [InlineData("organisations:\n  - domains: [acme.example]\n", "field.missing", 2)]
    [InlineData("organisations:\n  - name: Acme\n    domains: [a b]\n", "domain.invalid", 3)]
    [InlineData("organisations:\n  - name: Acme\n    asns: [AS0]\n", "asn.invalid", 3)]
    [InlineData("organisations:\n  - name: Acme\n    domains: [a.example]\n  - name: Acme\n    domains: [b.example]\n", "id.duplicate", 4)]
    [InlineData("organisations:\n  - {name: A, id: x, domains: [a.example]}\n  - {name: B, id: x, domains: [b.example]}\n", "id.duplicate", 3)]
    [InlineData("organisations:\n  - name: Acme\n    attestations:\n      - {control: no.such, statement: x, on: 2026-01-01, until: 2026-12-31}\n", "id.dangling", 4)]
    [InlineData("organisations:\n  - name: Acme\n    attestations:\n      - {control: conduct.no-hack-back, statement: x, on: 2026-02-30, until: 2026-12-31}\n", "date.invalid", 4)]
    [InlineData("organisations:\n  - name: Acme\n    attestations:\n      - {control: conduct.no-hack-back, statement: x, on: 2026-02-20, until: 2026-02-19}\n", "date.order", 4)]
    [InlineData("organisations:\n  - name: Acme\n    attestations:\n      - {control: conduct.no-hack-back, statement: x, on: 2026-02-20, until: 2026-12-31, documents: [abc]}\n", "digest.invalid", 4)]
    [InlineData("organisations: &a\n  - *a\n", "yaml.anchor", 1)]
    public void A_fault_is_named_with_its_line_and_the_organisation_left_out(string text, string code, int line)
    {
        var file = Read("-", text);
        Assert.Contains(file.Problems, problem => (problem.File, problem.Code, problem.Line) == ("-", code, line));
        Assert.All(file.Targets, target => Assert.NotEqual("Acme", target.Organisation.Name));
    }

    [Fact]
    public void The_organisations_without_a_fault_are_given_all_the_same() =>
        Assert.Equal(["Good", "Fine"],
            Read("x.csv", "name,domain\nGood,a.example\nBad,a b\nBad,c.example\nFine,d.example\n")
                .Targets.Select(target => target.Organisation.Name));

    [Fact]
    public void Names_that_make_the_same_id_get_different_ones()
    {
        var ids = Read("-", "a-b.example\na.b.example\n例え.example\n").Targets.Select(target => target.Organisation.Id).ToList();
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[a-z0-9-]+$", id));
    }

    [Fact]
    public void A_row_costs_a_few_kilobytes_however_many_there_are()
    {
        const int Rows = 20_000;
        var text = new StringBuilder("name,domain,country,accords,selectors\n");
        for (var i = 0; i < Rows; i++)
            text.Append("Organisation ").Append(i).Append(",\"d").Append(i).Append(".example\",FRA,cta pc,s1\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var catalogue = EmbeddedCatalogue.Catalogue;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Rows, OrganisationFileReader.Read("x.csv", bytes, catalogue).Targets.Count);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Rows, 0, 8 * 1024);
    }

    [Fact]
    public void One_organisation_too_many_is_a_problem_and_not_a_thousand()
    {
        var text = new StringBuilder();
        for (var i = 0; i < OrganisationFileReader.MaxOrganisations + 100; i++)
            text.Append('d').Append(i).Append(".example\n");
        var file = Read("-", text.ToString());
        Assert.Equal(OrganisationFileReader.MaxOrganisations, file.Targets.Count);
        Assert.Equal("limit.count", Assert.Single(file.Problems).Code);
    }

    [Theory]
    [InlineData(',', "csv.columns")]
    [InlineData('"', "csv.quote.open")]
    [InlineData('[', "yaml.depth")]
    public void A_file_of_one_repeated_character_costs_no_more_than_its_size(char character, string code)
    {
        var bytes = Encoding.UTF8.GetBytes(new string(character, 8_000_001));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var file = OrganisationFileReader.Read(code.StartsWith("yaml", StringComparison.Ordinal) ? "x.yaml" : "x.csv", bytes,
            EmbeddedCatalogue.Catalogue);
        Assert.Equal(code, Assert.Single(file.Problems, problem => problem.Code != "file.empty").Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 * bytes.Length);
    }

    [Fact]
    public void Any_bytes_are_read_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes => new[] { "x.yaml", "x.csv", "-" }.All(name =>
            OrganisationFileReader.Read(name, bytes, EmbeddedCatalogue.Catalogue) is not null)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_splinter_of_a_sound_file_is_read_without_a_throw() =>
        Prop.ForAll<int, int, byte>((from, length, octet) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Yaml);
            var at = (from & int.MaxValue) % bytes.Length;
            bytes[at] = octet;
            var end = Math.Min(bytes.Length, at + (length & 0x1FF));
            return new[] { "x.yaml", "x.csv" }.All(name =>
                OrganisationFileReader.Read(name, bytes.AsMemory(at..end), EmbeddedCatalogue.Catalogue) is not null &&
                OrganisationFileReader.Read(name, bytes, EmbeddedCatalogue.Catalogue) is not null);
        }).QuickCheckThrowOnFailure();

    static OrganisationFile Read(string name, string text) =>
        OrganisationFileReader.Read(name, Encoding.UTF8.GetBytes(text), EmbeddedCatalogue.Catalogue);
}
