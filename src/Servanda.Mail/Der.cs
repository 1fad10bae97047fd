namespace Servanda.Mail;

/// <summary>As much of DER (X.690) as finding a public key in a certificate takes. Every read moves past what it read;
/// lengths are definite, shortest and within the input.</summary>
ref struct Der(ReadOnlySpan<byte> data)
{
    public const byte Integer = 0x02;
    public const byte BitString = 0x03;
    public const byte Oid = 0x06;
    public const byte Sequence = 0x30;
    public const byte Context0 = 0xA0;

    ReadOnlySpan<byte> _rest = data;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly byte NextTag => _rest.IsEmpty ? (byte)0 : _rest[0];

    /// <summary>Reads one element of this tag; false, and nothing moved, when the next is another or malformed.</summary>
    public bool TryRead(byte tag, out ReadOnlySpan<byte> content) => TryRead(tag, out content, out _);

    /// <summary>The same, with the whole element, tag and length included.</summary>
    public bool TryRead(byte tag, out ReadOnlySpan<byte> content, out ReadOnlySpan<byte> whole)
    {
        content = whole = default;
        if (_rest.Length < 2 || _rest[0] != tag)
            return false;
        int length = _rest[1];
        var header = 2;
        if (length >= 0x80)
        {
            var octets = length & 0x7F;
            if (octets is 0 or > 3 || _rest.Length < 2 + octets || _rest[2] == 0)
                return false;
            length = 0;
            foreach (var octet in _rest.Slice(2, octets))
                length = length << 8 | octet;
            if (length < 0x80)
                return false;
            header += octets;
        }
        if (length > _rest.Length - header)
            return false;
        content = _rest.Slice(header, length);
        whole = _rest[..(header + length)];
        _rest = _rest[(header + length)..];
        return true;
    }

    /// <summary>Reads a positive integer, without leading zeros.</summary>
    public bool TryReadPositive(out ReadOnlySpan<byte> magnitude)
    {
        if (!TryRead(Integer, out magnitude) || magnitude.IsEmpty || (magnitude[0] & 0x80) != 0)
            return false;
        magnitude = magnitude.TrimStart((byte)0);
        return !magnitude.IsEmpty;
    }
}
