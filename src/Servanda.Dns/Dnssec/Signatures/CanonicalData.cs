using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>
/// Record data in canonical form: names in full, and in lower case for the types of RFC 4034 §6.2 as corrected by
/// RFC 6840 §5.1 (NSEC keeps its case). A6, which nobody may compress and nobody uses (RFC 6563), is taken as it stands.
/// </summary>
static class CanonicalData
{
    const int MaxNames = 2;

    /// <summary>How the data of a type is laid out: octets, strings, names and, where allowed, anything more.</summary>
    readonly record struct Layout(int Octets, int Strings, int Names, int After)
    {
        public const int Anything = -1;
    }

    /// <summary>Reads the part entered; null when it does not fit its type.</summary>
    public static byte[]? Read(ushort type, ref WireReader rdata)
    {
        if (LayoutOf(type) is not { } layout)
            return rdata.ReadRest().ToArray();
        var start = rdata.Position;
        if (!rdata.TryReadBytes(layout.Octets, out _))
            return null;
        for (var i = 0; i < layout.Strings; i++)
        {
            if (!rdata.TryReadString(out _))
                return null;
        }
        var before = rdata.Position - start;
        Span<byte> names = stackalloc byte[MaxNames * DomainName.MaxWireOctets];
        var length = 0;
        for (var i = 0; i < layout.Names; i++)
        {
            if (!rdata.TryReadName(out var name))
                return null;
            length += name.WriteWire(names[length..]);
        }
        var rest = rdata.Remaining;
        if (layout.After != Layout.Anything && layout.After != rest)
            return null;
        var canonical = new byte[before + length + rest];
        rdata.From(start)[..before].CopyTo(canonical);
        names[..length].CopyTo(canonical.AsSpan(before));
        rdata.ReadRest().CopyTo(canonical.AsSpan(before + length));
        return canonical;
    }

    static Layout? LayoutOf(ushort type) => type switch
    {
        // NS, MD, MF, CNAME, MB, MG, MR, PTR, DNAME
        2 or 3 or 4 or 5 or 7 or 8 or 9 or 12 or 39 => new(0, 0, 1, 0),
        // SOA
        6 => new(0, 0, 2, 20),
        // MINFO, RP
        14 or 17 => new(0, 0, 2, 0),
        // MX, AFSDB, RT, KX
        15 or 18 or 21 or 36 => new(2, 0, 1, 0),
        // SIG, RRSIG
        24 or 46 => new(18, 0, 1, Layout.Anything),
        // PX
        26 => new(2, 0, 2, 0),
        // NXT
        30 => new(0, 0, 1, Layout.Anything),
        // SRV
        33 => new(6, 0, 1, 0),
        // NAPTR
        35 => new(4, 3, 1, 0),
        _ => null,
    };
}
