namespace Servanda.Transparency.Notes;

/// <summary>Base64 (RFC 4648 §4) with one text for each value: no white space, padding required, spare bits zero (§3.5).</summary>
static class StrictBase64
{
    /// <summary>The octets; null when the text is not their one encoding.</summary>
    public static byte[]? Read(ReadOnlySpan<char> text)
    {
        var octets = new byte[text.Length / 4 * 3];
        if (text.Length % 4 != 0 || !Convert.TryFromBase64Chars(text, octets, out var count))
            return null;
        octets = octets[..count];
        return text.SequenceEqual(Convert.ToBase64String(octets)) ? octets : null;
    }
}
