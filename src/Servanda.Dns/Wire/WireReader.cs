using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Dns.Wire;

/// <summary>A cursor over a whole message (names point backwards into it), limited to a part of it at a time.</summary>
ref struct WireReader(ReadOnlySpan<byte> message)
{
    /// <summary>A name has at most 127 labels, so no honest one needs more pointers than this.</summary>
    const int MaxPointers = 127;

    readonly ReadOnlySpan<byte> _message = message;
    RecentNames _recent;
    int _recentCount;

    /// <summary>Where the next octet is read, from the start of the message.</summary>
    public int Position { get; private set; }

    /// <summary>Where the part now being read ends.</summary>
    public int End { get; private set; } = message.Length;

    /// <summary>What was wrong so far; null for nothing.</summary>
    public List<Problem>? Problems { get; private set; }

    public readonly int Remaining => End - Position;

    public void Note(string code, int offset, string clause, string? detail = null) =>
        (Problems ??= []).Add(new Problem(code, offset, clause, detail));

    /// <summary>Limits reading to the next octets and returns the end to restore with <see cref="Leave"/>.</summary>
    public int Enter(int length)
    {
        var outer = End;
        End = Position + length;
        return outer;
    }

    /// <summary>Goes on behind the part entered, whatever of it was read.</summary>
    public void Leave(int outerEnd) => (Position, End) = (End, outerEnd);

    public bool TryReadByte(out byte value)
    {
        value = 0;
        if (Remaining < 1)
            return false;
        value = _message[Position++];
        return true;
    }

    public bool TryReadUInt16(out ushort value)
    {
        value = 0;
        if (Remaining < 2)
            return false;
        value = BinaryPrimitives.ReadUInt16BigEndian(_message[Position..]);
        Position += 2;
        return true;
    }

    public bool TryReadUInt32(out uint value)
    {
        value = 0;
        if (Remaining < 4)
            return false;
        value = BinaryPrimitives.ReadUInt32BigEndian(_message[Position..]);
        Position += 4;
        return true;
    }

    public bool TryReadBytes(int length, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (Remaining < length)
            return false;
        bytes = _message.Slice(Position, length);
        Position += length;
        return true;
    }

    /// <summary>A length octet and that many octets (RFC 1035 §3.3).</summary>
    public bool TryReadString(out ReadOnlySpan<byte> text)
    {
        text = default;
        return TryReadByte(out var length) && TryReadBytes(length, out text);
    }

    /// <summary>All octets of the part entered, from where it started.</summary>
    public readonly ReadOnlySpan<byte> From(int start) => _message[start..End];

    public ReadOnlySpan<byte> ReadRest()
    {
        TryReadBytes(Remaining, out var rest);
        return rest;
    }

    /// <summary>
    /// A name, compressed or not (RFC 1035 §4.1.4). Null when it is malformed, which is noted; the cursor then stands
    /// behind the name when its end could be found, and <paramref name="lost"/> is true when it could not.
    /// </summary>
    public DomainName? ReadName(out bool lost)
    {
        var start = Position;
        var end = FindEnd(start);
        lost = end < 0;
        if (lost)
        {
            Note("dns.name.cut", start, "RFC 1035 §3.1");
            return null;
        }
        Position = end;
        var origin = Origin(start);
        if (Find(origin) is { } known)
            return known;
        Span<byte> wire = stackalloc byte[DomainName.MaxWireOctets];
        var length = Unpack(start, wire, out var code);
        if (length == 0 || !DomainName.TryReadWire(wire[..length], out var name))
        {
            Note(code, start, "RFC 1035 §4.1.4");
            return null;
        }
        _recent[_recentCount++ % RecentNames.Length] = new Recent(origin, name);
        return name;
    }

    /// <summary>Goes behind a name without reading it.</summary>
    public bool TrySkipName()
    {
        var end = FindEnd(Position);
        Position = end < 0 ? Position : end;
        return end >= 0;
    }

    /// <summary>Goes behind a name that could be read, without making it; false when it could not.</summary>
    public bool TryPassName()
    {
        var start = Position;
        Span<byte> wire = stackalloc byte[DomainName.MaxWireOctets];
        return TrySkipName() && Unpack(start, wire, out _) > 0;
    }

    /// <summary>A name; false when there is none to be had.</summary>
    public bool TryReadName([NotNullWhen(true)] out DomainName? name) => (name = ReadName(out _)) is not null;

    /// <summary>The end of the name's part that stands here; -1 when it runs out of the message part.</summary>
    readonly int FindEnd(int at)
    {
        while (at < End)
        {
            var octet = _message[at];
            if (octet == 0)
                return at + 1;
            if (octet >= 0xC0)
                return at + 2 <= End ? at + 2 : -1;
            if (octet > DomainName.MaxLabelOctets)
                return -1;
            at += octet + 1;
        }
        return -1;
    }

    /// <summary>Where the name really begins: the target when it is a pointer and nothing else.</summary>
    readonly int Origin(int at) => _message[at] >= 0xC0 ? Pointer(at) : at;

    readonly int Pointer(int at) => BinaryPrimitives.ReadUInt16BigEndian(_message[at..]) & 0x3FFF;

    /// <summary>Copies the labels, following pointers only backwards; 0 when the name is malformed.</summary>
    readonly int Unpack(int at, Span<byte> wire, out string code)
    {
        var length = 0;
        var before = at;
        for (var pointers = 0; at < _message.Length;)
        {
            var octet = _message[at];
            if (octet >= 0xC0)
            {
                code = "dns.name.pointer";
                if (at + 2 > _message.Length || ++pointers > MaxPointers || Pointer(at) >= before)
                    return 0;
                at = before = Pointer(at);
                continue;
            }
            code = "dns.name.label";
            if (octet > DomainName.MaxLabelOctets || at + octet >= _message.Length)
                return 0;
            code = "dns.name.length";
            if (length + octet + 1 > wire.Length)
                return 0;
            _message.Slice(at, octet + 1).CopyTo(wire[length..]);
            length += octet + 1;
            at += octet + 1;
            if (octet == 0)
                return length;
        }
        code = "dns.name.pointer";
        return 0;
    }

    readonly DomainName? Find(int origin)
    {
        for (var i = 0; i < Math.Min(_recentCount, RecentNames.Length); i++)
        {
            if (_recent[i].Offset == origin)
                return _recent[i].Name;
        }
        return null;
    }

    readonly record struct Recent(int Offset, DomainName Name);

    /// <summary>Names read lately by where they begin: most owners only point at one of them.</summary>
    [InlineArray(Length)]
    struct RecentNames
    {
        public const int Length = 4;
        Recent _first;
    }
}
