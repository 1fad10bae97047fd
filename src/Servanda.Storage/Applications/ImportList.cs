using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Storage.Register;

namespace Servanda.Storage.Applications;

/// <summary>A list of signatories as it was read against the register: what it would do, and what is wrong with it.</summary>
/// <param name="Rows">The sound rows, in order.</param>
/// <param name="Problems">Everything wrong, by line.</param>
public sealed record ImportList(IReadOnlyList<ImportRow> Rows, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>Characters of a list at the most.</summary>
    public const int MaxCharacters = 1024 * 1024;

    /// <summary>Rows of a list at the most.</summary>
    public const int MaxRows = 5000;

    /// <summary>Rows that would sign.</summary>
    public IEnumerable<ImportRow> New => Rows.Where(row => !row.IsSigned);
}

/// <summary>One row of a list.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Name">The name signed under.</param>
/// <param name="OrganisationId">The organisation of the register it is; null for a new one.</param>
/// <param name="Category">The category; null where none is given.</param>
/// <param name="Country">ISO 3166-1 alpha-3; null where none is given.</param>
/// <param name="SignedOn">When; null where it is not said.</param>
/// <param name="Domains">Domains listed for it, in A-labels.</param>
/// <param name="IsSigned">True where its signature stands already: the row would do nothing.</param>
public sealed record ImportRow(
    int Line, string Name, string? OrganisationId, string? Category, string? Country, PartialDate? SignedOn,
    IReadOnlyList<string> Domains, bool IsSigned);

/// <summary>Reads lists of signatories: CSV (RFC 4180) with a header.</summary>
public static class ImportListReader
{
    const string File = "list.csv";

    static readonly string[] Required = ["name"], Optional = ["organisation", "category", "country", "signed_on", "domains"];

    /// <summary>Reads a list against the register. Never throws; every problem is reported with its line.</summary>
    public static ImportList Read(string text, string accordId, IReadOnlyList<string> categories, PublicRegister register)
    {
        var sink = new ProblemSink();
        var problems = sink.In(File);
        List<ImportRow> rows = [];
        if (text.Length > ImportList.MaxCharacters)
        {
            problems.Add(0, 0, "limit.count", $"{ImportList.MaxCharacters}");
            return new ImportList(rows, sink.Problems);
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        CsvTable.Read(CsvRows.Read(text, ',', problems), problems, Required, Optional, fields =>
        {
            var before = sink.Count;
            var row = ReadRow(fields, accordId, categories, register);
            if (!seen.Add(row.OrganisationId ?? NameKey.Of(row.Name)))
                fields.Report("id.duplicate", row.Name);
            if (rows.Count == ImportList.MaxRows)
                fields.Report("limit.count", $"{ImportList.MaxRows}");
            if (sink.Count == before)
                rows.Add(row);
        });
        return new ImportList(rows, sink.Problems);
    }

    static ImportRow ReadRow(CsvFields fields, string accordId, IReadOnlyList<string> categories, PublicRegister register)
    {
        var name = fields.Get("name");
        if (name.Length > 0 && RegisterText.ReadName(name).Value is null)
            fields.Report("field.value", name);
        var id = fields.Trimmed("organisation");
        var known = id.Length > 0 ? register.FindOrganisation(id) : register.FindByName(name);
        if (id.Length > 0 && known is null)
            fields.Report("id.dangling", id);
        var category = fields.Trimmed("category");
        if (category.Length > 0 && !categories.Contains(category))
            fields.Report("field.value", category);
        var country = fields.Trimmed("country");
        if (country.Length > 0 && !Countries.IsAlpha3(country))
            fields.Report("country.invalid", country);
        var (written, on) = (fields.Trimmed("signed_on"), default(PartialDate));
        if (written.Length > 0 && !PartialDate.TryRead(written, out on))
            fields.Report("date.invalid", written);
        List<string> domains = [];
        foreach (var word in fields.Trimmed("domains").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Servanda.Core.Names.DomainName.Read(word).Value is { LabelCount: > 1 } domain)
                domains.Add(domain.ToString());
            else
                fields.Report("domain.invalid", word);
        }
        return new ImportRow(fields.Line, name, known?.Id, Null(category), Null(country), written.Length > 0 ? on : null, domains,
            known?.Signatures.Any(one => one.AccordId == accordId && one.IsStanding) is true);
    }

    static string? Null(string text) => text.Length == 0 ? null : text;
}
