using Servanda.Accords.Registers;

namespace Servanda.Accords.Reading;

/// <summary>
/// Reads a catalogue strictly: an unknown key, a dangling or repeated identifier, an invalid country or date, a missing
/// translation or a weight out of 0-3 is a problem with its file and line, and all of them are reported.
/// </summary>
public static class CatalogueReader
{
    /// <summary>Bytes of one file at the most.</summary>
    public const int MaxFileBytes = 8 * 1024 * 1024;

    /// <summary>Files at the most.</summary>
    public const int MaxFiles = 200;

    /// <summary>Reads all files of a catalogue, in whatever order they come; never throws.</summary>
    public static CatalogueReading Read(IReadOnlyList<CatalogueFile> files)
    {
        var problems = new ProblemSink();
        var found = new CatalogueFiles(problems);
        if (files.Count > MaxFiles)
            problems.In("").Add(0, 0, "limit.count", "200");
        foreach (var file in files.Take(MaxFiles).OrderBy(file => file.Path, StringComparer.Ordinal))
            found.Sort(file);

        var references = new References();
        var controls = found.Controls.SelectMany(file =>
            ControlFileReader.Read(file.Yaml(), file.Problems, references)).ToList();
        var accords = found.Accords.Select(file =>
            AccordFileReader.Read(file.Yaml(), file.Problems, references)).OfType<Accord>().ToList();
        var crosswalk = found.Crosswalk is { } links && links.Text() is { } csv
            ? CrosswalkFileReader.Read(csv, links.Problems, references) : [];
        var milestones = found.Milestones is { } counted && counted.Text() is { } counts
            ? MilestoneFileReader.Read(counts, counted.Problems, references) : [];
        var organisations = found.Organisations is { } listed && listed.Text() is { } list
            ? OrganisationListReader.Read(list, listed.Problems, references) : [];
        var registers = ReadRegisters(found, references, organisations);
        references.Resolve();

        if (accords.Count == 0)
            problems.In("accords/").Add(0, 0, "file.empty");
        var ordered = problems.Problems.OrderBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line).ThenBy(problem => problem.Column).ToList();
        return new(ordered.Count > 0 ? null : new Catalogue
        {
            Accords = accords,
            Controls = controls,
            Crosswalk = crosswalk,
            Registers = registers,
            Milestones = milestones,
            Organisations = [.. organisations.Select(one => one.Organisation)],
            Digest = CatalogueDigest.Of(files),
        }, ordered);
    }

    static List<Register> ReadRegisters(CatalogueFiles found, References references,
        IReadOnlyList<(Organisation Organisation, int Line)> organisations)
    {
        var byId = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        foreach (var (organisation, _) in organisations)
            byId.TryAdd(organisation.Id, organisation);
        var signed = new HashSet<string>(StringComparer.Ordinal);
        var registers = new List<Register>();
        foreach (var (manifest, rows) in found.Registers)
        {
            if (RegisterFileReader.ReadManifest(manifest.Yaml(), manifest.Problems, references) is not { } register ||
                rows.Text() is not { } text)
                continue;
            var signatures = RegisterFileReader.ReadRows(text, register, rows.Problems, references);
            foreach (var (signature, line) in signatures)
            {
                signed.Add(signature.OrganisationId);
                if (byId.TryGetValue(signature.OrganisationId, out var signer) && signer.Name != signature.Name &&
                    !signer.OtherNames.Contains(signature.Name))
                    rows.Problems.Add(line, 0, "organisation.name", signature.Name);
            }
            registers.Add(register with { Signatures = [.. signatures.Select(row => row.Signature)] });
        }
        foreach (var (organisation, line) in organisations.Where(one => !signed.Contains(one.Organisation.Id)))
            found.Organisations?.Problems.Add(line, 0, "organisation.unsigned", organisation.Id);
        return registers;
    }
}
