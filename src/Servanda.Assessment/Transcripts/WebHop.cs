namespace Servanda.Assessment.Transcripts;

/// <summary>One request and its response.</summary>
public sealed record WebHop
{
    /// <summary>Fields of one response.</summary>
    public const int MaxFields = 512;

    /// <summary>Characters of a URL.</summary>
    public const int MaxUrl = 8192;

    /// <summary>The URL asked for, absolute.</summary>
    public required Uri Url { get; init; }

    /// <summary>The address connected to; empty when none was.</summary>
    public required string Address { get; init; }

    /// <summary>The status code; 0 when no response came.</summary>
    public int Status { get; init; }

    /// <summary>The fields in the order sent; names in lower case.</summary>
    public IReadOnlyList<HttpField> Fields { get; init; } = [];

    /// <summary>The handshake; null for plain HTTP and where none was completed.</summary>
    public TlsFacts? Tls { get; init; }

    /// <summary>The value of a field; null when absent. Several are joined by a comma (RFC 9110 §5.3).</summary>
    /// <param name="name">In any case.</param>
    public string? Field(string name)
    {
        var values = FieldLines(name);
        return values.Count == 0 ? null : string.Join(", ", values);
    }

    /// <summary>Every value of a field, a line each, in the order sent; for fields where two lines are one too many.</summary>
    /// <param name="name">In any case.</param>
    public IReadOnlyList<string> FieldLines(string name) =>
    [
        .. Fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value),
    ];
}

/// <summary>A field of a response (RFC 9110 §5).</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Value">As sent, without surrounding white space; each octet over 127 is one character, U+0080 to U+00FF.
/// At most <see cref="MaxValue"/> characters.</param>
public sealed record HttpField(string Name, string Value)
{
    /// <summary>Characters of a name.</summary>
    public const int MaxName = 1024;

    /// <summary>Characters of a value.</summary>
    public const int MaxValue = 256 * 1024;
}
