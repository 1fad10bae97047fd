using Servanda.Dns.Wire;

namespace Servanda.Dns.Edns;

/// <summary>An option we have no reader for, or one whose data is malformed.</summary>
/// <param name="Code">The number of the option.</param>
/// <param name="Data">The octets.</param>
public sealed record UnknownOption(ushort Code, ReadOnlyMemory<byte> Data) : EdnsOption
{
    /// <inheritdoc/>
    public override ushort Code { get; } = Code;

    internal override void WriteData(ref WireWriter writer) => writer.WriteBytes(Data.Span);
}
