using Servanda.Accords.Registers;
using Servanda.Core.Names;

namespace Servanda.Accords.Reading;

/// <summary>Reads <c>organisations.csv</c>: everyone whom a register names, once each, under all their names.</summary>
static class OrganisationListReader
{
    static readonly string[] Columns =
    [
        "id", "name", "other_names", "country", "domains", "doubtful_domains", "facts_from", "caution_en", "caution_fr",
    ];

    /// <summary>Reads the organisations; each comes with the line it stands on.</summary>
    public static IReadOnlyList<(Organisation Organisation, int Line)> Read(
        string text, FileSink problems, References references)
    {
        var organisations = new List<(Organisation, int)>();
        CsvTable.Read(text, problems, Columns, row => organisations.Add((ReadOne(row, problems, references), row.Line)));
        return organisations;
    }

    static Organisation ReadOne(CsvFields row, FileSink problems, References references)
    {
        var id = row.Get("id");
        if (!Ids.IsSimple(id))
            row.Report("id.form", id);
        references.Declare(IdKind.Organisation, id, problems, row.Line, 0);
        foreach (var register in Split(row.Find("facts_from")))
            references.Refer(IdKind.Register, register, problems, row.Line, 0);
        var country = row.Find("country");
        if (country.Length > 0 && !Countries.IsAlpha3(country))
            row.Report("country.invalid", country);
        var caution = row.Bilingual("caution");
        if (row.Find("doubtful_domains").Length > 0 && caution is null)
            row.Report("organisation.caution", null);
        return new Organisation
        {
            Id = id,
            Name = row.Get("name"),
            OtherNames = Split(row.Find("other_names")),
            Country = country.Length > 0 ? country : null,
            Assets = [.. Domains(row)],
            DoubtfulDomains = Split(row.Find("doubtful_domains")),
            Caution = caution,
        };
    }

    /// <summary>The domains that can be looked at. A doubtful one is kept in the file and looked at by nobody: what is
    /// seen there may be somebody else's.</summary>
    static IEnumerable<Asset> Domains(CsvFields row)
    {
        foreach (var domain in Split(row.Find("domains")))
        {
            if (DomainName.Read(domain).Value is { IsRoot: false } name)
                yield return new Asset(AssetKind.Domain, name.ToString());
            else
                row.Report("domain.invalid", domain);
        }
    }

    static string[] Split(string field) =>
        field.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
