namespace Servanda.Mail.ReportFiles;

/// <summary>What some octets are, by their beginning and not by what their name says.</summary>
enum ContentKind
{
    Unknown,
    Empty,
    Xml,
    Json,
    Gzip,
    Zip,
    Mbox,
    Message,
}

/// <summary>Tells what content is by its first octets.</summary>
static class ContentKinds
{
    /// <summary>Octets that are enough to tell.</summary>
    public const int HeadOctets = 1024;

    public static ContentKind Of(ReadOnlySpan<byte> head)
    {
        switch (head)
        {
            case [0x1F, 0x8B, ..]:
                return ContentKind.Gzip;
            case [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..]:
                return ContentKind.Zip;
            case [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, (byte)'<', ..]:
                return ContentKind.Xml;
        }
        var text = head.TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8);
        return text switch
        {
            [] => head.Length < HeadOctets ? ContentKind.Empty : ContentKind.Unknown,
            [(byte)'<', ..] => ContentKind.Xml,
            [(byte)'{' or (byte)'[', ..] => ContentKind.Json,
            _ when text.StartsWith("From "u8) => ContentKind.Mbox,
            _ => IsHeader(text) ? ContentKind.Message : ContentKind.Unknown,
        };
    }

    /// <summary>True for a text part that holds a report itself and not words about one.</summary>
    public static bool IsReport(ReadOnlySpan<byte> head)
    {
        var text = head.TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8);
        return text.StartsWith("<?xml"u8) || text.StartsWith("<feedback"u8) || text.StartsWith("{"u8);
    }

    /// <summary>True when the first line is a header field (RFC 5322 §2.2).</summary>
    static bool IsHeader(ReadOnlySpan<byte> text) =>
        text.IndexOf((byte)':') is > 0 and var colon && text[..colon].TrimEnd((byte)' ').IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;
}
