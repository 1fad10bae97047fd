using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Dns.MasterFiles;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec;

/// <summary>The keys trusted to begin with. What is under none of their zones is indeterminate (RFC 4033 §5).</summary>
public sealed class TrustAnchors
{
    /// <summary>Anchors read of one file.</summary>
    public const int MaxAnchors = 256;

    /// <summary>A file with no anchor in it.</summary>
    public static readonly ProblemKind None = new("dnssec.anchor.none", "RFC 4033 §2");

    /// <summary>A record of a type that is no anchor, or more records than are read.</summary>
    public static readonly ProblemKind Unfit = new("dnssec.anchor.unfit", "RFC 4033 §2");

    readonly ILookup<DomainName, TrustAnchor> _byZone;

    /// <summary>Trusts these keys and no others.</summary>
    public TrustAnchors(IReadOnlyList<TrustAnchor> anchors) => (All, _byZone) = (anchors, anchors.ToLookup(one => one.Zone));

    /// <summary>The keys of the root zone that IANA publishes (https://data.iana.org/root-anchors/): KSK-2017, tag 20326,
    /// and KSK-2024, tag 38696, as DS records with SHA-256.</summary>
    public static TrustAnchors Root { get; } = new(
    [
        RootKey(20326, "E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D"),
        RootKey(38696, "683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16"),
    ]);

    /// <summary>Every anchor.</summary>
    public IReadOnlyList<TrustAnchor> All { get; }

    /// <summary>Reads DS and DNSKEY records in the form of a zone file, as BIND, unbound and IANA give them. No bytes make
    /// it throw; there is a value when there is an anchor.</summary>
    public static Parsed<TrustAnchors> Read(ReadOnlyMemory<byte> file)
    {
        var zone = MasterFileReader.Read(file);
        var log = new ProblemLog();
        foreach (var problem in zone.Problems)
            log.Add(problem);
        var anchors = new List<TrustAnchor>();
        foreach (var record in zone.Value?.Records ?? [])
        {
            if (anchors.Count < MaxAnchors && record.Data is DsData ds)
                anchors.Add(new TrustAnchor(record.Name, ds));
            else if (anchors.Count < MaxAnchors && record.Data is DnskeyData key)
                anchors.Add(new TrustAnchor(record.Name, key));
            else
                log.Add(Unfit.At(0, record.Type.ToString()));
        }
        if (anchors.Count == 0)
            log.Add(None.At(0));
        return new(anchors.Count > 0 ? new TrustAnchors(anchors) : null, log.InOrder());
    }

    /// <summary>The anchors of this very zone.</summary>
    internal IEnumerable<TrustAnchor> At(DomainName zone) => _byZone[zone];

    /// <summary>Whether there are anchors of this very zone.</summary>
    internal bool Has(DomainName zone) => _byZone.Contains(zone);

    /// <summary>The nearest zone with an anchor that the name is in; null for none.</summary>
    internal DomainName? Above(DomainName name)
    {
        for (var zone = name; zone is not null; zone = zone.Parent)
        {
            if (Has(zone))
                return zone;
        }
        return null;
    }

    static TrustAnchor RootKey(ushort tag, string digest) =>
        new(DomainName.Root, new DsData(tag, 8, 2, Convert.FromHexString(digest)));
}
