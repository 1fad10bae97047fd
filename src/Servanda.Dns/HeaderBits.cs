namespace Servanda.Dns;

/// <summary>The single bits of a message's header (RFC 1035 §4.1.1, RFC 4035 §3), where they stand on the wire.</summary>
[Flags]
public enum HeaderBits
{
    /// <summary>No bit set: a query to an authoritative server.</summary>
    None = 0,
    /// <summary>QR: this is a response.</summary>
    Response = 0x8000,
    /// <summary>AA: the server is an authority for the name.</summary>
    Authoritative = 0x0400,
    /// <summary>TC: not everything fitted; ask again over TCP.</summary>
    Truncated = 0x0200,
    /// <summary>RD: please resolve it for me.</summary>
    RecursionDesired = 0x0100,
    /// <summary>RA: I resolve for others.</summary>
    RecursionAvailable = 0x0080,
    /// <summary>AD: everything here was validated with DNSSEC (RFC 6840 §5.8).</summary>
    Authenticated = 0x0020,
    /// <summary>CD: do not validate for me (RFC 4035 §3.2.2).</summary>
    CheckingDisabled = 0x0010,
}
