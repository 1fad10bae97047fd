using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>Data kept as octets (RFC 3597): of a type we have no reader for, or of a known type but malformed.</summary>
/// <param name="Type">The type of the record.</param>
/// <param name="Bytes">The octets.</param>
public sealed record UnknownData(DnsType Type, ReadOnlyMemory<byte> Bytes) : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type { get; } = Type;

    internal override void Write(ref WireWriter writer) => writer.WriteBytes(Bytes.Span);

    /// <summary>The generic form of RFC 3597 §5: <c>\# 3 ABCDEF</c>.</summary>
    public override string ToString() =>
        Bytes.IsEmpty ? @"\# 0" : $@"\# {Bytes.Length} {Presentation.Hex(Bytes)}";
}
