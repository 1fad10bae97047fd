namespace Servanda.Mail.Messages;

/// <summary>A media type with its parameters (RFC 2045 §5.1).</summary>
/// <param name="Type">In lower case: <c>application</c>.</param>
/// <param name="Subtype">In lower case: <c>gzip</c>.</param>
/// <param name="Parameters">Values by name in lower case, continuations and encodings of RFC 2231 resolved.</param>
public sealed record ContentType(string Type, string Subtype, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>What a part is that does not say (RFC 2045 §5.2).</summary>
    public static ContentType PlainText { get; } = new("text", "plain", new Dictionary<string, string>());

    /// <summary>What a part of a digest is that does not say (RFC 2046 §5.1.5).</summary>
    internal static ContentType Message { get; } = new("message", "rfc822", new Dictionary<string, string>());

    /// <summary>True for multiparts.</summary>
    public bool IsMultipart => Type == "multipart";

    /// <summary>The charset of text; null when it is not said.</summary>
    public string? Charset => Parameters.GetValueOrDefault("charset");

    /// <summary>True for this type, as <c>application/gzip</c> in lower case.</summary>
    public bool Is(ReadOnlySpan<char> text) => text.Length == Type.Length + Subtype.Length + 1
        && text.StartsWith(Type) && text[Type.Length] == '/' && text.EndsWith(Subtype);

    /// <summary>Type and subtype.</summary>
    public override string ToString() => $"{Type}/{Subtype}";
}
