using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>The data of a record. A closed family: one case per type, and <see cref="UnknownData"/> for the rest.</summary>
public abstract record RecordData
{
    private protected RecordData() { }

    /// <summary>The type this data belongs to.</summary>
    public abstract DnsType Type { get; }

    /// <summary>Writes the data without its length.</summary>
    internal abstract void Write(ref WireWriter writer);

    /// <summary>The data as in a zone file (RFC 1035 §5.1).</summary>
    public abstract override string ToString();
}
