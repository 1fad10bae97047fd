using System.Buffers;

namespace Servanda.Accords.Reading;

/// <summary>The form of identifiers: lower-case letters, digits and hyphens, in one or two parts.</summary>
static class Ids
{
    const int MaxLength = 80;

    static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>One part: <c>cta</c>, <c>manrs-netops</c>.</summary>
    public static bool IsSimple(ReadOnlySpan<char> id) =>
        id.Length is > 0 and <= MaxLength && id[0] != '-' && id[^1] != '-' && !id.ContainsAnyExcept(Allowed);

    /// <summary>Two parts, the first as given: <c>mail.dmarc</c> in the group <c>mail</c>.</summary>
    public static bool IsIn(ReadOnlySpan<char> id, ReadOnlySpan<char> group) =>
        id.Length > group.Length && id.StartsWith(group) && id[group.Length] == '.' && IsSimple(id[(group.Length + 1)..]);

    /// <summary>The name of a file without folder and ending.</summary>
    public static string OfFile(string path) => Path.GetFileNameWithoutExtension(path);
}
