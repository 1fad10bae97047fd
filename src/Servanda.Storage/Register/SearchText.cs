using Servanda.Accords.Registers;

namespace Servanda.Storage.Register;

/// <summary>How names are searched: folded, one a line.</summary>
static class SearchText
{
    /// <summary>What of a text is looked for.</summary>
    public static string Key(string text) =>
        NameKey.Of(text.Length > PublicRegister.MaxSearch ? text[..PublicRegister.MaxSearch] : text);

    /// <summary>The lines for these names.</summary>
    public static string Lines(IEnumerable<string> names) =>
        string.Join('\n', names.Select(NameKey.Of).Distinct(StringComparer.Ordinal));

    public static bool Has(string lines, string key) => lines.Contains(key, StringComparison.Ordinal);

    /// <summary>True where a name begins so.</summary>
    public static bool Begins(string lines, string key) =>
        lines.StartsWith(key, StringComparison.Ordinal) || lines.Contains('\n' + key, StringComparison.Ordinal);
}
