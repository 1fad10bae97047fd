using System.Text;

namespace Servanda.Tests.Mail.Arc;

/// <summary>Reads the files of the ARC test suite: YAML of one rigid layout, whose blocks begin with blank lines that the
/// YAML reader at hand refuses. Documents end at <c>---</c>; cases stand two, their fields four, blocks six blanks deep.</summary>
static class ArcSuiteFile
{
    public sealed record Case(string Name, Dictionary<string, string> Fields, MailZone Zone);

    public static List<Case> Read(string path)
    {
        var cases = new List<Case>();
        MailZone zone = new();
        string section = "", key = "";
        foreach (var line in File.ReadAllText(path, Encoding.UTF8).Replace("\r", "", StringComparison.Ordinal).Split('\n'))
        {
            var depth = line.Length - line.TrimStart(' ').Length;
            if (line.StartsWith("---", StringComparison.Ordinal))
                zone = new();
            else if (depth == 0 && line.TrimEnd().EndsWith(':'))
                section = line.TrimEnd();
            else if (depth == 2 && section == "tests:")
                cases.Add(new(line.Trim().TrimEnd(':'), new(StringComparer.Ordinal), zone));
            else if (depth == 2 && section == "txt-records:")
                zone.Txt(key = line.Trim().Split(':')[0], "");
            else if (depth == 4 && section == "txt-records:")
                zone.Append(key, line.Trim());
            else if (depth == 4 && section == "tests:")
            {
                key = line.Trim().Split(':')[0];
                var value = line.Trim()[(key.Length + 1)..].Trim();
                cases[^1].Fields[key] = value is "|" or "|-" or ">-" ? "" : value.Trim('"');
            }
            else if (section == "tests:" && cases.Count > 0 && cases[^1].Fields.ContainsKey(key))
                cases[^1].Fields[key] += (line.Length > 6 ? line[6..] : "") + "\n";
        }
        foreach (var one in cases.Where(one => one.Fields.ContainsKey("message")))
            one.Fields["message"] = one.Fields["message"].TrimEnd('\n') + "\n";
        // Of a name twice in one document the last counts, as for those who load it into a dictionary.
        return [.. cases.GroupBy(one => (one.Zone, one.Name), (_, same) => same.Last())];
    }
}
