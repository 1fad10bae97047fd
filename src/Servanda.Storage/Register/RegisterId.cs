using System.Buffers;
using System.Globalization;
using Servanda.Accords.Registers;

namespace Servanda.Storage.Register;

/// <summary>The ids of organisations, accords and categories: lower-case letters, digits and hyphens, no hyphen at either end,
/// <see cref="MaxLength"/> characters at the most.</summary>
public static class RegisterId
{
    /// <summary>Characters at the most.</summary>
    public const int MaxLength = 80;

    static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>True for text of that form.</summary>
    public static bool IsOne(ReadOnlySpan<char> id) =>
        id.Length is > 0 and <= MaxLength && id[0] != '-' && id[^1] != '-' && !id.ContainsAnyExcept(Allowed);

    /// <summary>An id after a name, the first that is not taken: accents and punctuation aside, words with hyphens between.</summary>
    public static string For(string name, Func<string, bool> isTaken)
    {
        var letters = string.Concat(NameKey.Of(name).Select(c => Allowed.Contains(c) ? c : '-')).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var stem = string.Join('-', letters);
        stem = stem.Length == 0 ? "organisation" : stem[..Math.Min(stem.Length, MaxLength - 8)].TrimEnd('-');
        var id = stem;
        for (var number = 2; isTaken(id); number++)
            id = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        return id;
    }
}
