using System.Text;

namespace Servanda.Core.Net;

/// <summary>Tells pages from text. Many servers answer a request for a missing file with a page and status 200.</summary>
public static class HtmlText
{
    const int MaxLooked = 1024;

    static readonly string[] Openings = ["<!doctype html", "<html", "<head", "<body", "<script", "<!--", "<?xml"];

    /// <summary>True when the first thing in the body, after a byte order mark and white space, opens a page.</summary>
    public static bool LooksLikeHtml(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
            body = body[3..];
        body = body[..Math.Min(body.Length, MaxLooked)].TrimStart(" \t\r\n"u8);
        if (body.IsEmpty || body[0] != (byte)'<')
            return false;
        foreach (var opening in Openings)
        {
            if (body.Length >= opening.Length && Ascii.EqualsIgnoreCase(body[..opening.Length], opening))
                return true;
        }
        return false;
    }
}
