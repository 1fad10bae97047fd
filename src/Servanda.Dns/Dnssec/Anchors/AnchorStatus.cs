namespace Servanda.Dns.Dnssec.Anchors;

/// <summary>Where a key stands on its way into trust and out of it (RFC 5011 §4.2). The first state of that table, Start,
/// is a key not in the book.</summary>
public enum AnchorStatus
{
    /// <summary>Seen, vouched for, and waiting out its hold-down (AddPend).</summary>
    Pending,
    /// <summary>Trusted.</summary>
    Valid,
    /// <summary>Trusted, though the zone shows it no more.</summary>
    Missing,
    /// <summary>Revoked by its own signature; never trusted again.</summary>
    Revoked,
    /// <summary>Revoked long ago; kept so that it is not taken for a new one.</summary>
    Removed,
}
