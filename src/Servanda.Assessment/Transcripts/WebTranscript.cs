namespace Servanda.Assessment.Transcripts;

/// <summary>A GET and the redirects it led to (RFC 9110).</summary>
public sealed record WebTranscript
{
    /// <summary>Requests in one transcript.</summary>
    public const int MaxHops = 32;

    /// <summary>Octets of a body.</summary>
    public const int MaxBodyOctets = 4 * 1024 * 1024;

    /// <summary>Each request made, in order; at least one.</summary>
    public required IReadOnlyList<WebHop> Hops { get; init; }

    /// <summary>The last hop's body as sent, content coding undone, up to the limit.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True when the body went on after the limit of bytes or time, or broke off.</summary>
    public bool IsBodyCut { get; init; }

    /// <summary>How it ended.</summary>
    public required WebEnd End { get; init; }

    /// <summary>Why the last hop, or the redirect after it, was not gone through with, as
    /// <see cref="Observations.UnmeasuredReasons"/> has it; null when <see cref="End"/> says it all.</summary>
    public string? Fault { get; init; }

    /// <summary>The last hop.</summary>
    public WebHop Last => Hops[^1];
}

/// <summary>How a fetch ended. A first place that could not be connected to, or that never said a word, gives no
/// transcript: nothing was seen.</summary>
public enum WebEnd
{
    /// <summary>With a response that is no redirect.</summary>
    Answered,
    /// <summary>With more redirects than the limit, or a redirect back to where it had been.</summary>
    TooManyRedirects,
    /// <summary>With a redirect that does not lead to an http or https URL at a place we may connect to.</summary>
    RedirectRefused,
    /// <summary>The last hop gave no answer in time, or broke off: one that a redirect led to, or the first one after its
    /// handshake.</summary>
    NoAnswer,
    /// <summary>The host answered, and the TLS handshake failed.</summary>
    TlsFailed,
    /// <summary>What came is not HTTP, or is over our limits.</summary>
    Malformed,
}
