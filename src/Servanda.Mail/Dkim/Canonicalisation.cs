namespace Servanda.Mail.Dkim;

/// <summary>How a header or a body is made equal before hashing (RFC 6376 §3.4).</summary>
public enum Canonicalisation
{
    /// <summary>As it stands, line ends aside.</summary>
    Simple,
    /// <summary>Runs of blanks count as one space, and names in lower case.</summary>
    Relaxed,
    /// <summary>Another, which no verifier knows.</summary>
    Unknown,
}
