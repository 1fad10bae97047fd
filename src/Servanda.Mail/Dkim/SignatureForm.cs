namespace Servanda.Mail.Dkim;

/// <summary>Which header field a signature stands in.</summary>
enum SignatureForm
{
    /// <summary>DKIM-Signature.</summary>
    Dkim,
    /// <summary>ARC-Message-Signature.</summary>
    Arc,
    /// <summary>DKIM-Signature of a time before RFC 4871, with another v or none: only to hold old messages against us.</summary>
    Draft,
}
