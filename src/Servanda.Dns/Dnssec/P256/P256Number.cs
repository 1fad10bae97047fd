using System.Buffers.Binary;
using System.Numerics;

namespace Servanda.Dns.Dnssec.P256;

/// <summary>A number below the order n of P-256 (FIPS 186-4 §D.1.2.3), as four limbs, least first.</summary>
readonly struct P256Number(ulong l0, ulong l1, ulong l2, ulong l3)
{
    public const int Bits = 256, Octets = 32;

    const ulong N0 = 0xF3B9_CAC2_FC63_2551, N1 = 0xBCE6_FAAD_A717_9E84, N2 = ulong.MaxValue, N3 = 0xFFFF_FFFF_0000_0000;

    static readonly BigInteger Order = new P256Number(N0, N1, N2, N3).Big;

    readonly ulong _l0 = l0, _l1 = l1, _l2 = l2, _l3 = l3;

    public bool IsZero => (_l0 | _l1 | _l2 | _l3) == 0;

    BigInteger Big
    {
        get
        {
            Span<byte> octets = stackalloc byte[Octets];
            BinaryPrimitives.WriteUInt64LittleEndian(octets, _l0);
            BinaryPrimitives.WriteUInt64LittleEndian(octets[8..], _l1);
            BinaryPrimitives.WriteUInt64LittleEndian(octets[16..], _l2);
            BinaryPrimitives.WriteUInt64LittleEndian(octets[24..], _l3);
            return new BigInteger(octets, isUnsigned: true);
        }
    }

    /// <summary>Reads 32 octets, most significant first; false for zero, and for n or more.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out P256Number number)
    {
        number = ReadAny(octets);
        return !number.IsZero && !IsAtLeast(number, new(N0, N1, N2, N3));
    }

    /// <summary>Reads 32 octets modulo n: less than twice n, so that taking it off once is enough.</summary>
    public static P256Number ReadReduced(ReadOnlySpan<byte> octets)
    {
        var number = ReadAny(octets);
        return IsAtLeast(number, new(N0, N1, N2, N3)) ? Less(number, new(N0, N1, N2, N3)) : number;
    }

    public static P256Number operator *(in P256Number left, in P256Number right)
    {
        Span<byte> octets = stackalloc byte[Octets];
        octets.Clear();
        (left.Big * right.Big % Order).TryWriteBytes(octets, out _, isUnsigned: true);
        return new(BinaryPrimitives.ReadUInt64LittleEndian(octets), BinaryPrimitives.ReadUInt64LittleEndian(octets[8..]),
            BinaryPrimitives.ReadUInt64LittleEndian(octets[16..]), BinaryPrimitives.ReadUInt64LittleEndian(octets[24..]));
    }

    /// <summary>One over this modulo n, by halving and subtracting; not of zero.</summary>
    public P256Number Inverse()
    {
        P256Number u = this, v = new(N0, N1, N2, N3), a = new(1, 0, 0, 0), b = default;
        while (!u.IsOne && !v.IsOne)
        {
            while ((u._l0 & 1) == 0)
                (u, a) = (Shifted(u, 0), Halved(a));
            while ((v._l0 & 1) == 0)
                (v, b) = (Shifted(v, 0), Halved(b));
            if (IsAtLeast(u, v))
                (u, a) = (Less(u, v), Minus(a, b));
            else
                (v, b) = (Less(v, u), Minus(b, a));
        }
        return u.IsOne ? a : b;
    }

    /// <summary>So many bits from this one on; those beyond the end are zero.</summary>
    public int Digit(int bit, int count)
    {
        var (limb, shift) = (bit >> 6, bit & 63);
        var low = Limb(limb) >> shift;
        if (shift + count > 64)
            low |= Limb(limb + 1) << (64 - shift);
        return (int)(low & ((1UL << count) - 1));
    }

    /// <summary>Whether a coordinate is this number modulo n, the coordinate given as x times a square: x is below p, which is
    /// above n, so that it may be n more.</summary>
    public bool IsCoordinate(in P256Element scaled, in P256Element square)
    {
        if (ToElement(this) is { } element && (element * square).Equals(scaled))
            return true;
        ulong carry = 0;
        var sum = Sum(this, new(N0, N1, N2, N3), ref carry);
        return carry == 0 && ToElement(sum) is { } other && (other * square).Equals(scaled);
    }

    bool IsOne => (_l0 ^ 1 | _l1 | _l2 | _l3) == 0;

    ulong Limb(int at) => at switch { 0 => _l0, 1 => _l1, 2 => _l2, 3 => _l3, _ => 0 };

    static P256Element? ToElement(in P256Number number)
    {
        Span<byte> octets = stackalloc byte[Octets];
        BinaryPrimitives.WriteUInt64BigEndian(octets, number._l3);
        BinaryPrimitives.WriteUInt64BigEndian(octets[8..], number._l2);
        BinaryPrimitives.WriteUInt64BigEndian(octets[16..], number._l1);
        BinaryPrimitives.WriteUInt64BigEndian(octets[24..], number._l0);
        return P256Element.TryRead(octets, out var element) ? element : null;
    }

    static P256Number ReadAny(ReadOnlySpan<byte> octets) => new(
        BinaryPrimitives.ReadUInt64BigEndian(octets[24..]), BinaryPrimitives.ReadUInt64BigEndian(octets[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(octets[8..]), BinaryPrimitives.ReadUInt64BigEndian(octets));

    static bool IsAtLeast(in P256Number left, in P256Number right) =>
        left._l3 != right._l3 ? left._l3 > right._l3
        : left._l2 != right._l2 ? left._l2 > right._l2
        : left._l1 != right._l1 ? left._l1 > right._l1
        : left._l0 >= right._l0;

    /// <summary>Half of a number modulo n.</summary>
    static P256Number Halved(in P256Number number)
    {
        if ((number._l0 & 1) == 0)
            return Shifted(number, 0);
        ulong carry = 0;
        return Shifted(Sum(number, new(N0, N1, N2, N3), ref carry), carry);
    }

    static P256Number Shifted(in P256Number number, ulong carry) => new(
        number._l0 >> 1 | number._l1 << 63, number._l1 >> 1 | number._l2 << 63, number._l2 >> 1 | number._l3 << 63,
        number._l3 >> 1 | carry << 63);

    static P256Number Minus(in P256Number left, in P256Number right)
    {
        ulong carry = 0;
        return IsAtLeast(left, right) ? Less(left, right) : Less(Sum(left, new(N0, N1, N2, N3), ref carry), right);
    }

    static P256Number Sum(in P256Number left, in P256Number right, ref ulong carry)
    {
        var sum0 = (UInt128)left._l0 + right._l0;
        var sum1 = (UInt128)left._l1 + right._l1 + (ulong)(sum0 >> 64);
        var sum2 = (UInt128)left._l2 + right._l2 + (ulong)(sum1 >> 64);
        var sum3 = (UInt128)left._l3 + right._l3 + (ulong)(sum2 >> 64);
        carry = (ulong)(sum3 >> 64);
        return new((ulong)sum0, (ulong)sum1, (ulong)sum2, (ulong)sum3);
    }

    /// <summary>The difference modulo 2^256, which is right also where the sum before ran over.</summary>
    static P256Number Less(in P256Number left, in P256Number right)
    {
        var l0 = left._l0 - right._l0;
        var borrow = left._l0 < right._l0 ? 1UL : 0;
        var l1 = left._l1 - right._l1 - borrow;
        borrow = left._l1 < right._l1 || (left._l1 == right._l1 && borrow != 0) ? 1UL : 0;
        var l2 = left._l2 - right._l2 - borrow;
        borrow = left._l2 < right._l2 || (left._l2 == right._l2 && borrow != 0) ? 1UL : 0;
        return new(l0, l1, l2, left._l3 - right._l3 - borrow);
    }
}
