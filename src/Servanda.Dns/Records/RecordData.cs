using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>The data of a record. A closed family: one case per type, and <see cref="UnknownData"/> for the rest.</summary>
public abstract record RecordData
{
    private protected RecordData() { }

    /// <summary>The type this data belongs to.</summary>
    public abstract DnsType Type { get; }

    /// <summary>The data as on the wire without its length, names in full: as signatures take it, all names being in lower
    /// case here (RFC 4034 §6.2).</summary>
    public byte[] ToWire()
    {
        var writer = new WireWriter(new byte[DnsMessage.MaxOctets], []);
        Write(ref writer);
        return writer.Written.ToArray();
    }

    /// <summary>Writes the data without its length.</summary>
    internal abstract void Write(ref WireWriter writer);

    /// <summary>The data as in a zone file (RFC 1035 §5.1).</summary>
    public abstract override string ToString();
}
