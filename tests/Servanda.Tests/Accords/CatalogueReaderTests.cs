using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords.Reading;

namespace Servanda.Tests.Accords;

public sealed class CatalogueReaderTests
{
    const string Controls = """
        controls:
          - id: mail.spf
            title: {en: Sender list, fr: Liste}
            statement: {en: A statement, fr: Un constat}
            remedy: {en: A remedy, fr: Un remède}
            clauses: [RFC 7208]
            asset: domain
            shownBy: measurement
        """;

    const string Accord = """
        id: cta
        title: {en: Accord, fr: Accord}
        year: 2018
        steward: {en: Somebody, fr: Quelqu’un}
        nature: {en: Voluntary, fr: Volontaire}
        summary: {en: A summary, fr: Un résumé}
        signatoryTypes: [company]
        sources: [example.org]
        commitments:
          - id: cta.1
            title: {en: One, fr: Un}
            meaning: {en: Meaning, fr: Sens}
            modality: shall
            appliesTo: [company]
            controls:
              - control: mail.spf
                met: 1
                unmet: 2
                rationale: {en: Why, fr: Pourquoi}
          - id: cta.2
            title: {en: Two, fr: Deux}
            meaning: {en: Meaning, fr: Sens}
            modality: shall
            appliesTo: [company]
        """;

    const string Crosswalk = """
        from,to,relation,strength,met_transfer,unmet_transfer,rationale_en,rationale_fr
        cta.1,cta.2,overlaps,2,1,0,Why,Pourquoi
        """;

    const string Milestones = """
        accord,on,kind,count,what_en,what_fr,source
        cta,2018-04-17,all,34,founders,fondateurs,example.org
        cta,2019,all,79,members,membres,example.net
        """;

    const string Organisations = """
        id,name,other_names,country,domains,doubtful_domains,facts_from,caution_en,caution_fr
        acme,Acme,Acme Ltd,FRA,acme.example,,cta,,
        """;

    const string Manifest = """
        id: cta
        accord: cta
        title: {en: Signatories, fr: Signataires}
        complete: false
        sources: [example.org]
        """;

    const string Rows = """
        organisation,name,category,signed_on,source,unverified
        acme,Acme Ltd,company,2018-04,example.org,
        """;

    [Fact]
    public void A_sound_catalogue_reads_without_a_problem()
    {
        var reading = Read("", "", "");
        Assert.Empty(reading.Problems);
        var weight = Assert.Single(reading.Catalogue!.FindCommitment("cta.1")!.Controls);
        Assert.Equal(("mail.spf", 1, 2, "Pourquoi"), (weight.ControlId, weight.Met, weight.Unmet, weight.Rationale.Fr));
        Assert.Equal("2018-04", Assert.Single(reading.Catalogue.FindRegister("cta")!.Signatures).On.ToString());
    }

    [Theory]
    [InlineData("controls/mail.yaml", "asset: domain", "asset: domain\n    colour: red", "field.unknown", 8)]
    [InlineData("controls/mail.yaml", "asset: domain", "asset: planet", "field.value", 7)]
    [InlineData("controls/mail.yaml", "fr: Liste", "de: Liste", "text.translation", 3)]
    [InlineData("controls/mail.yaml", "fr: Liste", "fr: ''", "field.empty", 3)]
    [InlineData("controls/mail.yaml", "{en: Sender list, fr: Liste}", "SPF", "text.translation", 3)]
    [InlineData("controls/mail.yaml", "id: mail.spf", "id: dns.spf", "id.place", 2)]
    [InlineData("controls/mail.yaml", "clauses: [RFC 7208]", "clauses: []", "field.empty", 6)]
    [InlineData("controls/mail.yaml", "clauses: [RFC 7208]", "clauses: RFC 7208", "field.type", 6)]
    [InlineData("controls/mail.yaml", "title: {en", "remedy: {en", "yaml.key.duplicate", 5)]
    [InlineData("controls/mail.yaml", "asset: domain", "asset: &a domain", "yaml.anchor", 7)]
    [InlineData("controls/mail.yaml", "asset: domain", "asset: !!str domain", "yaml.tag", 7)]
    [InlineData("controls/mail.yaml", "asset: domain", "asset: [domain", "yaml.syntax", 7)]
    [InlineData("controls/mail.yaml", "asset: domain", "asset: 'domain", "yaml.syntax", 7)]
    [InlineData("controls/mail.yaml", "controls:", "%TAG !\n---\ncontrols:", "yaml.syntax", 1)]
    [InlineData("controls/mail.yaml", "asset: domain", "asset: !<> domain", "yaml.syntax", 7)]
    [InlineData("accords/cta.yaml", "id: cta\n", "id: abc\n", "id.place", 1)]
    [InlineData("accords/cta.yaml", "year: 2018", "year: soon", "year.invalid", 3)]
    [InlineData("accords/cta.yaml", "steward: ", "owner: ", "field.missing", 1)]
    [InlineData("accords/cta.yaml", "control: mail.spf", "control: mail.spx", "id.dangling", 16)]
    [InlineData("accords/cta.yaml", "met: 1", "met: 4", "weight.range", 17)]
    [InlineData("accords/cta.yaml", "unmet: 2", "unmet: -1", "weight.range", 18)]
    [InlineData("accords/cta.yaml", "met: 1\n        unmet: 2", "met: 0\n        unmet: 0", "weight.none", 16)]
    [InlineData("accords/cta.yaml", "id: cta.2", "id: cta.1", "id.duplicate", 20)]
    [InlineData("accords/cta.yaml", "id: cta\n", "---\nid: cta\n---\n", "yaml.documents", 3)]
    [InlineData("crosswalk.csv", "cta.1,cta.2", "cta.1,cta.9", "id.dangling", 2)]
    [InlineData("crosswalk.csv", "overlaps", "resembles", "field.value", 2)]
    [InlineData("crosswalk.csv", ",2,1,0,", ",2,1,4,", "weight.range", 2)]
    [InlineData("crosswalk.csv", "Pourquoi", "", "text.translation", 2)]
    [InlineData("milestones.csv", "cta,2018-04", "abc,2018-04", "id.dangling", 2)]
    [InlineData("milestones.csv", "2018-04-17", "2018-04-31", "date.invalid", 2)]
    [InlineData("milestones.csv", ",34,", ",0,", "field.value", 2)]
    [InlineData("milestones.csv", ",all,34", ",All,34", "id.form", 2)]
    [InlineData("milestones.csv", "fondateurs", "", "text.translation", 2)]
    [InlineData("milestones.csv", "example.org", "", "field.empty", 2)]
    [InlineData("milestones.csv", "2019,all", "2018-04-17,all", "id.duplicate", 3)]
    [InlineData("organisations.csv", "FRA", "ROM", "country.invalid", 2)]
    [InlineData("organisations.csv", "acme.example", "https://acme.example", "domain.invalid", 2)]
    [InlineData("organisations.csv", "acme.example,,", "acme.example,other.example,", "organisation.caution", 2)]
    [InlineData("organisations.csv", "acme,Acme", "Acme!,Acme", "id.form", 2)]
    [InlineData("organisations.csv", "country", "land", "csv.column.unknown", 1)]
    [InlineData("organisations.csv", "FRA,", "FRA,,", "csv.columns", 2)]
    [InlineData("organisations.csv", ",cta,,", ",xyz,,", "id.dangling", 2)]
    [InlineData("registers/cta.yaml", "accord: cta", "accord: abc", "id.dangling", 2)]
    [InlineData("registers/cta.yaml", "complete: false", "complete: perhaps", "field.value", 4)]
    [InlineData("registers/cta.csv", "2018-04", "2018-13", "date.invalid", 2)]
    [InlineData("registers/cta.csv", "Acme Ltd", "Acme Inc", "organisation.name", 2)]
    [InlineData("registers/cta.csv", "acme,", "other,", "id.dangling", 2)]
    [InlineData("registers/cta.csv", ",example.org,", ",,", "field.empty", 2)]
    [InlineData("registers/cta.csv", "Acme Ltd", "\"Acme Ltd", "csv.quote.open", 2)]
    [InlineData("registers/cta.csv", "Acme Ltd", "Acme \"Ltd", "csv.quote", 2)]
    public void A_fault_is_refused_with_its_file_and_line(string file, string sound, string fault, string code, int line)
    {
        var reading = Read(file, sound, fault);
        Assert.Null(reading.Catalogue);
        Assert.Contains(reading.Problems, problem => (problem.File, problem.Code, problem.Line) == (file, code, line));
    }

    [Fact]
    public void Every_fault_is_reported_and_not_only_the_first()
    {
        var files = Files().Select(file => file.Path switch
        {
            "organisations.csv" => With(file, "FRA", "ROM"),
            "crosswalk.csv" => With(file, "overlaps", "resembles"),
            "accords/cta.yaml" => With(With(file, "met: 1", "met: 7"), "year: 2018", "year: x"),
            _ => file,
        });
        Assert.Equal(
            ["year.invalid", "weight.range", "field.value", "country.invalid"],
            CatalogueReader.Read([.. files]).Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_register_without_its_rows_and_a_file_without_a_place_are_refused()
    {
        var files = Files().Where(file => file.Path != "registers/cta.csv").Append(new CatalogueFile("notes.txt", default));
        var problems = CatalogueReader.Read([.. files]).Problems;
        Assert.Contains(problems, problem => (problem.File, problem.Code) == ("registers/cta.yaml", "file.missing"));
        Assert.Contains(problems, problem => (problem.File, problem.Code) == ("notes.txt", "file.unknown"));
        Assert.Contains(problems, problem => (problem.File, problem.Code) == ("organisations.csv", "organisation.unsigned"));
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_with_their_line()
    {
        var files = Files().Select(file => file.Path == "crosswalk.csv" ? file with { Bytes = new byte[] { 97, 10, 98, 10, 0xFF } } : file);
        var problem = Assert.Single(CatalogueReader.Read([.. files]).Problems);
        Assert.Equal(("file.encoding", 3), (problem.Code, problem.Line));
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_refused_before_it_costs_anything()
    {
        var deep = new CatalogueFile("accords/cta.yaml", Encoding.UTF8.GetBytes(new string('[', 1_000_000)));
        Assert.Contains(CatalogueReader.Read([deep]).Problems, problem => problem.Code is "yaml.depth" or "yaml.syntax");
    }

    [Fact]
    public void Any_bytes_are_read_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes => Paths.All(path => CatalogueReader.Read([new(path, bytes)]).Catalogue is null))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_splinter_of_a_sound_file_is_read_without_a_throw() =>
        Prop.ForAll<int, int, byte>((from, length, octet) => Files().All(file =>
        {
            var bytes = file.Bytes.ToArray();
            var at = (from & int.MaxValue) % bytes.Length;
            bytes[at] = octet;
            var end = Math.Min(bytes.Length, at + (length & 0xFF));
            return CatalogueReader.Read([file with { Bytes = bytes[at..end] }]).Problems.Count > 0 &&
                CatalogueReader.Read([file with { Bytes = bytes }]) is not null;
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_problem_speaks_both_languages() =>
        Assert.All(CatalogueReader.Read([new("x", default), new("accords/a.yaml", default)]).Problems, problem =>
        {
            Assert.NotEmpty(problem.Message.En);
            Assert.NotEqual(problem.Message.En, problem.Message.Fr);
        });

    static readonly string[] Paths =
    [
        "accords/cta.yaml", "controls/mail.yaml", "crosswalk.csv", "milestones.csv", "organisations.csv", "registers/cta.yaml",
        "registers/cta.csv",
    ];

    static CatalogueFile[] Files() =>
    [
        File("controls/mail.yaml", Controls), File("accords/cta.yaml", Accord), File("crosswalk.csv", Crosswalk),
        File("milestones.csv", Milestones), File("organisations.csv", Organisations),
        File("registers/cta.yaml", Manifest), File("registers/cta.csv", Rows),
    ];

    static CatalogueReading Read(string path, string sound, string fault) =>
        CatalogueReader.Read([.. Files().Select(file => file.Path == path ? With(file, sound, fault) : file)]);

    static CatalogueFile With(CatalogueFile file, string sound, string fault)
    {
        var text = Encoding.UTF8.GetString(file.Bytes.Span);
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file.Path} has no '{sound}'");
        return File(file.Path, string.Concat(text.AsSpan(0, at), fault, text.AsSpan(at + sound.Length)));
    }

    static CatalogueFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
}
