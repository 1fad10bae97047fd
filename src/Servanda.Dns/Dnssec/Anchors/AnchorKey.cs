using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Anchors;

/// <summary>A key the book knows, named by its digest.</summary>
/// <param name="Ds">Its tag, algorithm and digest, as they were before it was revoked.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">When its hold-down ends, for one that is pending or revoked; null for the others.</param>
public sealed record AnchorKey(DsData Ds, AnchorStatus Status, DateTimeOffset Since, DateTimeOffset? Until = null)
{
    /// <summary>True while it may vouch for others (RFC 5011 §4.2: a missing key is still an anchor).</summary>
    public bool IsTrusted => Status switch
    {
        AnchorStatus.Valid or AnchorStatus.Missing => true,
        AnchorStatus.Pending or AnchorStatus.Revoked or AnchorStatus.Removed => false,
    };

    internal bool Is(SeenKey seen, DomainName zone) =>
        new ZoneKey(seen.Unrevoked).IsNamedBy(Ds, zone, new WorkMeter(0));

    internal AnchorKey As(AnchorStatus status, DateTimeOffset since, DateTimeOffset? until = null) =>
        this with { Status = status, Since = since, Until = until };
}
