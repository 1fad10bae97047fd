using System.Text;
using Servanda.Core;

namespace Servanda.Storage.Measurement;

/// <summary>Values as columns keep them.</summary>
static class Columns
{
    /// <summary>The text without what PostgreSQL refuses: NUL and lone surrogates. Findings quote what servers said.</summary>
    public static string Text(string text)
    {
        if (!text.Contains('\0') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }

    /// <summary>A time of a column.</summary>
    public static DateTimeOffset Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    /// <summary>A time of a column that may be NULL.</summary>
    public static DateTimeOffset? Time(long? seconds) => seconds is { } known ? Time(known) : null;

    /// <summary>A digest of a column.</summary>
    /// <exception cref="StorageException">It is none: somebody else wrote the table.</exception>
    public static Digest Digest(string text) => Core.Digest.TryRead(text, out var digest)
        ? digest
        : throw new StorageException("The database holds something else where a digest should be.");

    /// <summary>Words in one column, with spaces.</summary>
    public static IReadOnlyList<string> List(string text) => text.Length == 0 ? [] : text.Split(' ');
}
