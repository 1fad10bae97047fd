using Servanda.Core.Net;

namespace Servanda.Disclosure;

/// <summary>A URI as published (RFC 3986), of any scheme.</summary>
/// <param name="Text">As published.</param>
/// <param name="Offset">Where it stands in the file, in octets.</param>
public sealed record WebUri(string Text, int Offset)
{
    /// <summary>The scheme, in lower case.</summary>
    public string Scheme => Text[..UriText.SchemeLength(Text)].ToLowerInvariant();

    /// <summary>True for https.</summary>
    public bool IsHttps => UriText.HasScheme(Text, "https");

    /// <summary>True for http, which neither RFC 9116 nor CSAF allows.</summary>
    public bool IsHttp => UriText.HasScheme(Text, "http");

    /// <summary>True when both lead to the same resource: scheme and host in any case, default port and empty path
    /// written or not, escapes undone where that changes nothing.</summary>
    public bool Names(string uri) =>
        Uri.TryCreate(Text, UriKind.Absolute, out var mine) && Uri.TryCreate(uri, UriKind.Absolute, out var other)
        && Uri.Compare(mine, other, UriComponents.HttpRequestUrl, UriFormat.SafeUnescaped, StringComparison.Ordinal) == 0;

    /// <summary>The URI; null for text that is none, a web URI without a host included.</summary>
    internal static WebUri? Read(ReadOnlySpan<char> text, int offset)
    {
        var web = UriText.HasScheme(text, "https") || UriText.HasScheme(text, "http");
        return UriText.IsUri(text) && (!web || !UriText.Host(text).IsEmpty) ? new(text.ToString(), offset) : null;
    }
}
