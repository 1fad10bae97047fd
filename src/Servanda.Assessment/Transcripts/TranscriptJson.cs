using System.Text;
using Servanda.Core.Json;

namespace Servanda.Assessment.Transcripts;

/// <summary>The small forms that every transcript shares when it is written.</summary>
static class TranscriptJson
{
    /// <summary>Bytes of one transcript at the most; a body of 4 MiB in base64 fits with all else.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Base64 with padding (RFC 4648 §4).</summary>
    public static JsonItem Of(ReadOnlyMemory<byte> bytes) => Convert.ToBase64String(bytes.Span)!;

    /// <summary>Text of theirs; a lone surrogate, which JSON cannot hold, stands as U+FFFD.</summary>
    public static JsonItem Of(string text) => Whole(text)!;

    /// <summary>A list of such texts.</summary>
    public static JsonItem Of(IEnumerable<string> texts) => JsonItem.List(texts.Select(Of));

    /// <summary>The text with every lone surrogate replaced by U+FFFD.</summary>
    public static string Whole(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }
}
