using System.Globalization;
using System.Text;

namespace Servanda.Accords.Registers;

/// <summary>
/// What is left of an organisation's name when case, accents and punctuation are set aside, so that <c>Telefónica</c>
/// and <c>TELEFONICA</c>, <c>F-Secure</c> and <c>f secure</c> are one. The letters are written out here because a host
/// with invariant globalisation does not decompose characters.
/// </summary>
public static class NameKey
{
    static readonly (string Plain, string Accented)[] Folded =
    [
        ("a", "àáâãäåāăąǎ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"),
        ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"),
    ];

    static readonly Dictionary<char, string> Plain = Folded
        .SelectMany(pair => pair.Accented.Select(accented => (accented, pair.Plain)))
        .ToDictionary(pair => pair.accented, pair => pair.Plain);

    /// <summary>The key; empty for a name without a letter or digit.</summary>
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        var gap = false;
        foreach (var letter in name)
        {
            var lower = char.ToLowerInvariant(letter);
            if (CharUnicodeInfo.GetUnicodeCategory(lower) == UnicodeCategory.NonSpacingMark || lower is '\'' or '’')
                continue;
            if (!char.IsLetterOrDigit(lower) && !char.IsSurrogate(lower))
            {
                gap = key.Length > 0;
                continue;
            }
            if (gap)
                key.Append(' ');
            gap = false;
            if (Plain.TryGetValue(lower, out var plain))
                key.Append(plain);
            else
                key.Append(lower);
        }
        return key.ToString();
    }
}
