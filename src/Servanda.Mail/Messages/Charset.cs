using System.Text;
using System.Text.Unicode;

namespace Servanda.Mail.Messages;

/// <summary>Text of a named charset. Never fails: an unknown charset reads as UTF-8 where it is that, else as Latin-1.</summary>
public static class Charset
{
    const int MaxName = 40;

    /// <summary>The encoding of this name (IANA charsets); null when it is not known.</summary>
    public static Encoding? Find(string? name) => name?.ToLowerInvariant() switch
    {
        null or { Length: 0 or > MaxName } => null,
        "utf-8" or "utf8" or "us-ascii" or "ascii" => Encoding.UTF8,
        "iso-8859-1" or "latin1" => Encoding.Latin1,
        "utf-16" or "utf-16le" => Encoding.Unicode,
        "utf-16be" => Encoding.BigEndianUnicode,
        "utf-7" => null, // not read: it hides characters in ASCII
        var other => CodePagesEncodingProvider.Instance.GetEncoding(other),
    };

    /// <summary>The text of these octets; what they cannot mean in the charset becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> octets, string? charset) =>
        (Find(charset) ?? (Utf8.IsValid(octets) ? Encoding.UTF8 : Encoding.Latin1)).GetString(octets);
}
