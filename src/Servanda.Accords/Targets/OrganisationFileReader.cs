using Servanda.Accords.Reading;

namespace Servanda.Accords.Targets;

/// <summary>
/// Reads a file of organisations to assess: YAML with a list under <c>organisations:</c>, comma-separated values
/// (RFC 4180; a semicolon where the header uses one) with the header <c>name,domain[,country][,accords][,selectors]</c>,
/// or a bare list of domains, one a line. Never throws; every problem is reported.
/// </summary>
public static class OrganisationFileReader
{
    /// <summary>Bytes of a file at the most.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    /// <summary>Organisations in a file at the most.</summary>
    public const int MaxOrganisations = 100_000;

    /// <summary>Domains in a file at the most, over all organisations.</summary>
    public const int MaxDomains = 250_000;

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its path, for the problems and for the ending that tells YAML (<c>.yaml</c>, <c>.yml</c>) from
    /// comma-separated values (<c>.csv</c>, <c>.txt</c>); with any other, <c>-</c> for instance, the content tells.</param>
    /// <param name="bytes">Its content, UTF-8.</param>
    /// <param name="catalogue">Against which accords and controls named in it are checked.</param>
    public static OrganisationFile Read(string name, ReadOnlyMemory<byte> bytes, Catalogue catalogue)
    {
        var sink = new ProblemSink();
        var problems = sink.In(name);
        var targets = new TargetList(catalogue, problems);
        if (bytes.Length > MaxBytes)
            problems.Add(0, 0, "file.size", "64 MiB");
        else if (Utf8Text.Read(bytes.Span, problems) is { } text)
        {
            if (IsYaml(name, text))
                YamlTargets.Read(text, problems, targets);
            else
                CsvTargets.Read(text, problems, targets);
        }
        return new(targets.Sound(), sink.Problems);
    }

    static bool IsYaml(string name, string text)
    {
        if (Ends(name, ".yaml") || Ends(name, ".yml"))
            return true;
        return !Ends(name, ".csv") && !Ends(name, ".txt") && LooksLikeYaml(text);
    }

    static bool Ends(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    static bool LooksLikeYaml(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var start = line.Trim();
            if (start.Length > 0 && start[0] != '#')
                return start.StartsWith("organisations:") || start.StartsWith("---") || start[0] is '{' or '%';
        }
        return false;
    }
}
