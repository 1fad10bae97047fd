namespace Servanda.Assessment.Transcripts;

/// <summary>A conversation with a mail host up to STARTTLS (RFC 5321, RFC 3207); no message is sent.</summary>
public sealed record SmtpTranscript
{
    /// <summary>Lines of both sides.</summary>
    public const int MaxLines = 512;

    /// <summary>Characters of a line; RFC 5321 §4.5.3.1.5 allows 512 octets in a reply line.</summary>
    public const int MaxLine = 2048;

    /// <summary>The address connected to.</summary>
    public required string Address { get; init; }

    /// <summary>The lines of both sides, in order, without line ends, each up to the limit.</summary>
    public required IReadOnlyList<SmtpLine> Lines { get; init; }

    /// <summary>The handshake; null where none was completed.</summary>
    public TlsFacts? Tls { get; init; }

    /// <summary>How it ended.</summary>
    public required SmtpEnd End { get; init; }

    /// <summary>Why it broke off, as <see cref="Observations.UnmeasuredReasons"/> has it; null when
    /// <see cref="End"/> says it all.</summary>
    public string? Fault { get; init; }

    /// <summary>True when the greeting was a 220 and EHLO was answered with a 250 (RFC 5321 §3.1, §4.1.1.1).</summary>
    public bool IsGreeted => SmtpReplies.Greeting(Lines) == 220 && SmtpReplies.Ehlo(Lines).Code == 250;

    /// <summary>True when the EHLO answer offers STARTTLS (RFC 3207 §2).</summary>
    public bool OffersStartTls => IsGreeted && SmtpReplies.OffersStartTls(Lines);
}

/// <summary>One line of a conversation.</summary>
/// <param name="IsOurs">True for what we said.</param>
/// <param name="Text">Octets over 127 stand as U+FFFD.</param>
public sealed record SmtpLine(bool IsOurs, string Text);

/// <summary>How a conversation ended. A host that could not be connected to, or never said a word, gives no transcript:
/// nothing was seen.</summary>
public enum SmtpEnd
{
    /// <summary>After the handshake, or after EHLO where STARTTLS is not offered.</summary>
    Complete,
    /// <summary>The host refused us with a reply code: our address, not their fault.</summary>
    Rejected,
    /// <summary>STARTTLS was offered and then refused with a reply code.</summary>
    StartTlsRefused,
    /// <summary>STARTTLS was accepted and the handshake failed.</summary>
    TlsFailed,
    /// <summary>The host fell silent or closed the connection half-way.</summary>
    BrokenOff,
    /// <summary>What came is not SMTP, or is over our limits.</summary>
    Malformed,
}
