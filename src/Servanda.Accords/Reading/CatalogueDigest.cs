using System.Text;
using Servanda.Core;

namespace Servanda.Accords.Reading;

/// <summary>
/// Names what judgement rests on: the SHA-256 of one line "digest two-spaces path" for each file of <c>accords/</c>
/// and <c>controls/</c> and for <c>crosswalk.csv</c>, in ordinal order of the paths. <c>sha256sum</c> gives the same
/// lines. Registers may grow without making a new method.
/// </summary>
static class CatalogueDigest
{
    public static Digest Of(IReadOnlyList<CatalogueFile> files)
    {
        var lines = new StringBuilder();
        foreach (var file in files.Where(Counts).OrderBy(file => file.Path, StringComparer.Ordinal))
            lines.Append(Digest.Of(file.Bytes.Span).ToString()).Append("  ").Append(file.Path).Append('\n');
        return Digest.Of(Encoding.UTF8.GetBytes(lines.ToString()));
    }

    static bool Counts(CatalogueFile file) =>
        file.Path == "crosswalk.csv" ||
        file.Path.StartsWith("accords/", StringComparison.Ordinal) ||
        file.Path.StartsWith("controls/", StringComparison.Ordinal);
}
