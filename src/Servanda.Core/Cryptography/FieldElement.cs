using System.Buffers.Binary;

namespace Servanda.Core.Cryptography;

/// <summary>
/// A number modulo p = 2^255 - 19 (RFC 8032 §5.1), as five limbs of 51 bits. A limb may run over by a few bits between
/// operations; sums of two products' worth are safe. Not constant-time: it serves verification, which holds no secret.
/// </summary>
readonly struct FieldElement(ulong l0, ulong l1, ulong l2, ulong l3, ulong l4)
{
    public const int Octets = 32;

    const int LimbBits = 51;
    const ulong LimbMask = (1UL << LimbBits) - 1;

    // Four times p, limb by limb: added before a subtraction so that no limb goes below zero.
    const ulong FourP0 = 4 * (LimbMask - 18);
    const ulong FourP = 4 * LimbMask;

    readonly ulong _l0 = l0, _l1 = l1, _l2 = l2, _l3 = l3, _l4 = l4;

    public static FieldElement Zero => default;

    public static FieldElement One => new(1, 0, 0, 0, 0);

    /// <summary>The sign RFC 8032 §5.1.2 encodes: whether the least residue is odd.</summary>
    public bool IsOdd
    {
        get
        {
            Span<byte> octets = stackalloc byte[Octets];
            Write(octets);
            return (octets[0] & 1) != 0;
        }
    }

    public bool IsZero
    {
        get
        {
            Span<byte> octets = stackalloc byte[Octets];
            Write(octets);
            return !octets.ContainsAnyExcept((byte)0);
        }
    }

    /// <summary>Reads 32 octets, least first; the top bit is left out, and a number of p or more wraps round.</summary>
    public static FieldElement Read(ReadOnlySpan<byte> octets)
    {
        var w0 = BinaryPrimitives.ReadUInt64LittleEndian(octets);
        var w1 = BinaryPrimitives.ReadUInt64LittleEndian(octets[8..]);
        var w2 = BinaryPrimitives.ReadUInt64LittleEndian(octets[16..]);
        var w3 = BinaryPrimitives.ReadUInt64LittleEndian(octets[24..]);
        return new(
            w0 & LimbMask,
            ((w0 >> 51) | (w1 << 13)) & LimbMask,
            ((w1 >> 38) | (w2 << 26)) & LimbMask,
            ((w2 >> 25) | (w3 << 39)) & LimbMask,
            (w3 >> 12) & LimbMask);
    }

    /// <summary>Writes the least residue in 32 octets, least first.</summary>
    public void Write(Span<byte> octets)
    {
        var n = Carried(_l0, _l1, _l2, _l3, _l4);
        // Whether n + 19 reaches 2^255 says whether n is p or more; then p is taken off by adding 19 and dropping the top.
        var q = (n._l0 + 19) >> LimbBits;
        q = (n._l1 + q) >> LimbBits;
        q = (n._l2 + q) >> LimbBits;
        q = (n._l3 + q) >> LimbBits;
        q = (n._l4 + q) >> LimbBits;
        var l0 = n._l0 + 19 * q;
        var l1 = n._l1 + (l0 >> LimbBits);
        var l2 = n._l2 + (l1 >> LimbBits);
        var l3 = n._l3 + (l2 >> LimbBits);
        var l4 = n._l4 + (l3 >> LimbBits);
        (l0, l1, l2, l3, l4) = (l0 & LimbMask, l1 & LimbMask, l2 & LimbMask, l3 & LimbMask, l4 & LimbMask);
        BinaryPrimitives.WriteUInt64LittleEndian(octets, l0 | (l1 << 51));
        BinaryPrimitives.WriteUInt64LittleEndian(octets[8..], (l1 >> 13) | (l2 << 38));
        BinaryPrimitives.WriteUInt64LittleEndian(octets[16..], (l2 >> 26) | (l3 << 25));
        BinaryPrimitives.WriteUInt64LittleEndian(octets[24..], (l3 >> 39) | (l4 << 12));
    }

    public static FieldElement operator +(in FieldElement a, in FieldElement b) =>
        Carried(a._l0 + b._l0, a._l1 + b._l1, a._l2 + b._l2, a._l3 + b._l3, a._l4 + b._l4);

    public static FieldElement operator -(in FieldElement a, in FieldElement b) => Carried(
        a._l0 + FourP0 - b._l0, a._l1 + FourP - b._l1, a._l2 + FourP - b._l2, a._l3 + FourP - b._l3, a._l4 + FourP - b._l4);

    public static FieldElement operator -(in FieldElement a) => Zero - a;

    public static FieldElement operator *(in FieldElement a, in FieldElement b)
    {
        // 2^255 is 19 modulo p: what falls above limb 4 comes back at the bottom, nineteenfold.
        var (b1, b2, b3, b4) = (b._l1 * 19, b._l2 * 19, b._l3 * 19, b._l4 * 19);
        var r0 = Times(a._l0, b._l0) + Times(a._l1, b4) + Times(a._l2, b3) + Times(a._l3, b2) + Times(a._l4, b1);
        var r1 = Times(a._l0, b._l1) + Times(a._l1, b._l0) + Times(a._l2, b4) + Times(a._l3, b3) + Times(a._l4, b2);
        var r2 = Times(a._l0, b._l2) + Times(a._l1, b._l1) + Times(a._l2, b._l0) + Times(a._l3, b4) + Times(a._l4, b3);
        var r3 = Times(a._l0, b._l3) + Times(a._l1, b._l2) + Times(a._l2, b._l1) + Times(a._l3, b._l0) + Times(a._l4, b4);
        var r4 = Times(a._l0, b._l4) + Times(a._l1, b._l3) + Times(a._l2, b._l2) + Times(a._l3, b._l1) + Times(a._l4, b._l0);
        return Folded(r0, r1, r2, r3, r4);
    }

    public FieldElement Squared()
    {
        var (d0, d1, d2) = (_l0 * 2, _l1 * 2, _l2 * 2);
        var (n3, n4) = (_l3 * 19, _l4 * 19);
        var r0 = Times(_l0, _l0) + Times(d1, n4) + Times(d2, n3);
        var r1 = Times(d0, _l1) + Times(d2, n4) + Times(_l3, n3);
        var r2 = Times(d0, _l2) + Times(_l1, _l1) + Times(_l3 * 2, n4);
        var r3 = Times(d0, _l3) + Times(d1, _l2) + Times(_l4, n4);
        var r4 = Times(d0, _l4) + Times(d1, _l3) + Times(_l2, _l2);
        return Folded(r0, r1, r2, r3, r4);
    }

    /// <summary>Squared so many times.</summary>
    public FieldElement Squared(int times)
    {
        var result = this;
        for (var i = 0; i < times; i++)
            result = result.Squared();
        return result;
    }

    /// <summary>This to the power p - 2, which is its inverse (and 0 for 0).</summary>
    public FieldElement Inverse() => (RaisedTo252().Squared(3)) * (Squared() * this);

    /// <summary>This to the power 2^252 - 3 = (p - 5) / 8, from which square roots are made (RFC 8032 §5.1.3).</summary>
    public FieldElement RaisedTo252()
    {
        var two = Squared() * this;                    // 2^2 - 1
        var four = two.Squared(2) * two;               // 2^4 - 1
        var five = four.Squared() * this;              // 2^5 - 1
        var ten = five.Squared(5) * five;
        var twenty = ten.Squared(10) * ten;
        var forty = twenty.Squared(20) * twenty;
        var fifty = forty.Squared(10) * ten;
        var hundred = fifty.Squared(50) * fifty;
        var twoHundred = hundred.Squared(100) * hundred;
        var twoFifty = twoHundred.Squared(50) * fifty; // 2^250 - 1
        return twoFifty.Squared(2) * this;
    }

    static UInt128 Times(ulong a, ulong b) => Math.BigMul(a, b);

    static FieldElement Folded(UInt128 r0, UInt128 r1, UInt128 r2, UInt128 r3, UInt128 r4)
    {
        r1 += (ulong)(r0 >> LimbBits);
        r2 += (ulong)(r1 >> LimbBits);
        r3 += (ulong)(r2 >> LimbBits);
        r4 += (ulong)(r3 >> LimbBits);
        var l0 = ((ulong)r0 & LimbMask) + (ulong)(r4 >> LimbBits) * 19;
        return new(
            l0 & LimbMask, ((ulong)r1 & LimbMask) + (l0 >> LimbBits), (ulong)r2 & LimbMask, (ulong)r3 & LimbMask,
            (ulong)r4 & LimbMask);
    }

    static FieldElement Carried(ulong l0, ulong l1, ulong l2, ulong l3, ulong l4) => new(
        (l0 & LimbMask) + (l4 >> LimbBits) * 19,
        (l1 & LimbMask) + (l0 >> LimbBits),
        (l2 & LimbMask) + (l1 >> LimbBits),
        (l3 & LimbMask) + (l2 >> LimbBits),
        (l4 & LimbMask) + (l3 >> LimbBits));
}
