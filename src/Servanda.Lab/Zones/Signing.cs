using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Lab.Zones;

/// <summary>Gives zones keys, and their parents the DS records that go with them.</summary>
static class Signing
{
    /// <summary>How long ago a zone was signed, and how long that lasts.</summary>
    static readonly TimeSpan Age = TimeSpan.FromDays(3), Life = TimeSpan.FromDays(17);

    /// <summary>Signs a zone with one key.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="parent">Where the DS goes; null for the root.</param>
    /// <param name="now">The time of the lab.</param>
    public static void Sign(Zone zone, Zone? parent, DateTimeOffset now) =>
        Sign(zone, parent, now, new ZoneKey(KeyUse.EntryPoint));

    /// <summary>Signs a zone with a key for the keys and another for the rest, as large zones do (RFC 6781 §3.1).</summary>
    public static void SignWithTwoKeys(Zone zone, Zone? parent, DateTimeOffset now) =>
        Sign(zone, parent, now, new ZoneKey(KeyUse.EntryPoint), new ZoneKey(KeyUse.Zone));

    /// <summary>Takes the signature away again: neither DS nor keys.</summary>
    public static void Unsign(Zone zone, Zone parent)
    {
        zone.Signer?.Dispose();
        zone.Signer = null;
        zone.Without("", DnsType.Dnskey).Without("", DnsType.Nsec3Param).Health = ZoneHealth.Unsigned;
        parent.Without(LabelIn(zone, parent), DnsType.Ds);
    }

    /// <summary>Signs anew with another key, and leaves the parent with the DS of the old one.</summary>
    public static void ChangeKeys(Zone zone, DateTimeOffset now)
    {
        zone.Signer?.Dispose();
        zone.Without("", DnsType.Dnskey).Without("", DnsType.Nsec3Param);
        Sign(zone, null, now);
        (zone.Health, zone.Fault) = (ZoneHealth.Bogus, ZoneFaults.NoKey);
    }

    /// <summary>Nobody has signed the zone again since its signatures ran out.</summary>
    public static void Expire(Zone zone)
    {
        var signer = zone.Signer ?? throw new ArgumentException("It is not signed.", nameof(zone));
        (signer.From, signer.Until) = (signer.From - Life, signer.Until - Life);
        (zone.Health, zone.Fault) = (ZoneHealth.Bogus, ZoneFaults.Expired);
    }

    static void Sign(Zone zone, Zone? parent, DateTimeOffset now, params IReadOnlyList<ZoneKey> keys)
    {
        // One of the two top-level domains hashes its names, and everybody below it does as well.
        var isHashed = zone.Apex.Labels is [.., "test"];
        zone.Signer = new ZoneSigner(zone, keys, isHashed) { From = now - Age, Until = now - Age + Life };
        zone.Health = ZoneHealth.Signed;
        foreach (var key in zone.Signer.Keys)
            zone.Add("", key);
        if (isHashed)
            zone.Add("", new Nsec3ParamData(1, 0, 0, default));
        parent?.Add(LabelIn(zone, parent), zone.Signer.Signer);
    }

    static string LabelIn(Zone zone, Zone parent) =>
        string.Join('.', zone.Apex.Labels.Take(zone.Apex.LabelCount - parent.Apex.LabelCount));
}
