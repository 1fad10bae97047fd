using System.Buffers.Binary;
using Servanda.Core.Names;

namespace Servanda.Dns.Wire;

/// <summary>
/// Writes a message into a buffer. Running out of room is not an error but a state: <see cref="Overflowed"/> is set and
/// nothing more is written, so that a caller can go back to the last whole record.
/// </summary>
/// <param name="buffer">The message; names are found in it again to be pointed at.</param>
/// <param name="offsets">Room to remember where labels stand; empty for no compression.</param>
ref struct WireWriter(Span<byte> buffer, Span<ushort> offsets)
{
    const int MaxPointerTarget = 0x3FFF;

    readonly Span<byte> _buffer = buffer;
    readonly Span<ushort> _offsets = offsets;
    int _known;

    public int Position { get; private set; }

    public bool Overflowed { get; private set; }

    /// <summary>What was written so far.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[..Position];

    /// <summary>Goes back to a position returned before, forgetting what was written since.</summary>
    public void Rewind(int position)
    {
        Position = position;
        Overflowed = false;
        while (_known > 0 && _offsets[_known - 1] >= position)
            _known--;
    }

    public void WriteByte(byte value)
    {
        if (Reserve(1) is { Length: > 0 } at)
            at[0] = value;
    }

    public void WriteUInt16(ushort value)
    {
        if (Reserve(2) is { Length: > 0 } at)
            BinaryPrimitives.WriteUInt16BigEndian(at, value);
    }

    public void WriteUInt32(uint value)
    {
        if (Reserve(4) is { Length: > 0 } at)
            BinaryPrimitives.WriteUInt32BigEndian(at, value);
    }

    public void WriteBytes(scoped ReadOnlySpan<byte> bytes)
    {
        if (Reserve(bytes.Length) is { Length: > 0 } at)
            bytes.CopyTo(at);
    }

    /// <summary>A length octet and the octets; what is over 255 octets is left off.</summary>
    public void WriteString(scoped ReadOnlySpan<byte> text)
    {
        text = text[..Math.Min(text.Length, byte.MaxValue)];
        WriteByte((byte)text.Length);
        WriteBytes(text);
    }

    /// <summary>Room for a length of 16 bits, to be filled in by <see cref="EndLength"/>.</summary>
    public int BeginLength()
    {
        WriteUInt16(0);
        return Position;
    }

    public readonly void EndLength(int begin)
    {
        if (!Overflowed)
            BinaryPrimitives.WriteUInt16BigEndian(_buffer[(begin - 2)..], (ushort)(Position - begin));
    }

    /// <summary>A name in full, as new types and signed data want it (RFC 3597 §4).</summary>
    public void WriteName(DomainName name)
    {
        Span<byte> wire = stackalloc byte[DomainName.MaxWireOctets];
        WriteBytes(wire[..name.WriteWire(wire)]);
    }

    /// <summary>A name that ends in a pointer where the message has its end already (RFC 1035 §4.1.4).</summary>
    public void WriteCompressedName(DomainName name)
    {
        Span<byte> wire = stackalloc byte[DomainName.MaxWireOctets];
        scoped ReadOnlySpan<byte> rest = wire[..name.WriteWire(wire)];
        for (; rest.Length > 1; rest = rest[(rest[0] + 1)..])
        {
            if (Find(rest) is >= 0 and var target)
            {
                WriteUInt16((ushort)(0xC000 | target));
                return;
            }
            if (_known < _offsets.Length && Position <= MaxPointerTarget)
                _offsets[_known++] = (ushort)Position;
            WriteBytes(rest[..(rest[0] + 1)]);
        }
        WriteByte(0);
    }

    readonly int Find(scoped ReadOnlySpan<byte> name)
    {
        foreach (var offset in _offsets[.._known])
        {
            if (offset < Position && Matches(offset, name))
                return offset;
        }
        return -1;
    }

    /// <summary>Compares with a name written earlier, which ends in a zero octet or in a pointer further back.</summary>
    readonly bool Matches(int at, scoped ReadOnlySpan<byte> name)
    {
        while (at < Position)
        {
            int octet = _buffer[at];
            if (octet >= 0xC0)
            {
                at = BinaryPrimitives.ReadUInt16BigEndian(_buffer[at..]) & MaxPointerTarget;
                continue;
            }
            if (octet + 1 > name.Length || at + octet >= Position ||
                !_buffer.Slice(at, octet + 1).SequenceEqual(name[..(octet + 1)]))
            {
                return false;
            }
            if (octet == 0)
                return true;
            at += octet + 1;
            name = name[(octet + 1)..];
        }
        return false;
    }

    Span<byte> Reserve(int length)
    {
        Overflowed |= length > _buffer.Length - Position;
        if (Overflowed)
            return [];
        Position += length;
        return _buffer.Slice(Position - length, length);
    }
}
