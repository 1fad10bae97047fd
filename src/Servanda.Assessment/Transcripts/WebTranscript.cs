namespace Servanda.Assessment.Transcripts;

/// <summary>A GET and the redirects it led to (RFC 9110).</summary>
public sealed record WebTranscript
{
    /// <summary>Each request made, in order; at least one.</summary>
    public required IReadOnlyList<WebHop> Hops { get; init; }

    /// <summary>The last hop's body as sent, content coding undone, up to the limit.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True when the body went on after the limit of bytes or time.</summary>
    public bool IsBodyCut { get; init; }

    /// <summary>How it ended.</summary>
    public required WebEnd End { get; init; }

    /// <summary>The last hop.</summary>
    public WebHop Last => Hops[^1];
}

/// <summary>One request and its response.</summary>
public sealed record WebHop
{
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
    public string? Field(string name)
    {
        var values = Fields.Where(field => field.Name == name).Select(field => field.Value).ToList();
        return values.Count == 0 ? null : string.Join(", ", values);
    }
}

/// <summary>A field of a response (RFC 9110 §5).</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Value">As sent, without surrounding white space.</param>
public sealed record HttpField(string Name, string Value);

/// <summary>How a fetch ended.</summary>
public enum WebEnd
{
    /// <summary>With a response that is no redirect.</summary>
    Answered,
    /// <summary>With more redirects than the limit, or a redirect back to where it had been.</summary>
    TooManyRedirects,
    /// <summary>With a redirect that does not lead to an http or https URL at a place we may connect to.</summary>
    RedirectRefused,
    /// <summary>A hop could not be connected to, or did not answer in time.</summary>
    NoAnswer,
    /// <summary>The host answered, and the TLS handshake failed.</summary>
    TlsFailed,
    /// <summary>What came is not HTTP, or is over our limits.</summary>
    Malformed,
}
