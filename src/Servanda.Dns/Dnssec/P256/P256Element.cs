using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Servanda.Dns.Dnssec.P256;

/// <summary>
/// A number modulo p = 2^256 - 2^224 + 2^192 + 2^96 - 1 (FIPS 186-4 §D.1.2.3), times 2^256 (Montgomery's form), as four limbs,
/// least first. Not constant-time: it serves verification, which holds no secret.
/// </summary>
readonly struct P256Element(ulong l0, ulong l1, ulong l2, ulong l3) : IEquatable<P256Element>
{
    public const int Octets = 32;

    const ulong P0 = ulong.MaxValue, P1 = 0xFFFF_FFFF, P3 = 0xFFFF_FFFF_0000_0001;

    readonly ulong _l0 = l0, _l1 = l1, _l2 = l2, _l3 = l3;

    public static P256Element Zero => default;

    /// <summary>2^256 modulo p.</summary>
    public static P256Element One => new(1, 0xFFFF_FFFF_0000_0000, ulong.MaxValue, 0xFFFF_FFFE);

    /// <summary>2^512 modulo p, which brings a number into Montgomery's form.</summary>
    static P256Element Square512 => new(3, 0xFFFF_FFFB_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFE, 0x4_FFFF_FFFD);

    public bool IsZero => (_l0 | _l1 | _l2 | _l3) == 0;

    /// <summary>Reads 32 octets, most significant first; false for p or more.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out P256Element element)
    {
        var l3 = BinaryPrimitives.ReadUInt64BigEndian(octets);
        var l2 = BinaryPrimitives.ReadUInt64BigEndian(octets[8..]);
        var l1 = BinaryPrimitives.ReadUInt64BigEndian(octets[16..]);
        var l0 = BinaryPrimitives.ReadUInt64BigEndian(octets[24..]);
        var isReduced = l3 < P3 || (l3 == P3 && l2 == 0 && (l1 < P1 || (l1 == P1 && l0 < P0)));
        element = isReduced ? new P256Element(l0, l1, l2, l3) * Square512 : default;
        return isReduced;
    }

    public static P256Element operator +(in P256Element left, in P256Element right)
    {
        ulong carry = 0;
        var l0 = Add(left._l0, right._l0, ref carry);
        var l1 = Add(left._l1, right._l1, ref carry);
        var l2 = Add(left._l2, right._l2, ref carry);
        var l3 = Add(left._l3, right._l3, ref carry);
        return Reduce(l0, l1, l2, l3, carry);
    }

    public static P256Element operator -(in P256Element left, in P256Element right)
    {
        ulong borrow = 0;
        var l0 = Subtract(left._l0, right._l0, ref borrow);
        var l1 = Subtract(left._l1, right._l1, ref borrow);
        var l2 = Subtract(left._l2, right._l2, ref borrow);
        var l3 = Subtract(left._l3, right._l3, ref borrow);
        if (borrow == 0)
            return new(l0, l1, l2, l3);
        ulong carry = 0;
        l0 = Add(l0, P0, ref carry);
        l1 = Add(l1, P1, ref carry);
        l2 = Add(l2, 0, ref carry);
        l3 = Add(l3, P3, ref carry);
        return new(l0, l1, l2, l3);
    }

    public static P256Element operator -(in P256Element element) => Zero - element;

    public static P256Element operator *(in P256Element left, in P256Element right)
    {
        ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0;
        Round(left._l0, right, ref t0, ref t1, ref t2, ref t3, ref t4);
        Round(left._l1, right, ref t0, ref t1, ref t2, ref t3, ref t4);
        Round(left._l2, right, ref t0, ref t1, ref t2, ref t3, ref t4);
        Round(left._l3, right, ref t0, ref t1, ref t2, ref t3, ref t4);
        return Reduce(t0, t1, t2, t3, t4);
    }

    /// <summary>One over this, by Fermat; of zero, zero.</summary>
    public P256Element Inverse()
    {
        ReadOnlySpan<ulong> exponent = [P0 - 2, P1, 0, P3];
        var power = One;
        for (var bit = 255; bit >= 0; bit--)
        {
            power *= power;
            if ((exponent[bit / 64] >> (bit % 64) & 1) != 0)
                power *= this;
        }
        return power;
    }

    public bool Equals(P256Element other) =>
        ((_l0 ^ other._l0) | (_l1 ^ other._l1) | (_l2 ^ other._l2) | (_l3 ^ other._l3)) == 0;

    public override bool Equals(object? obj) => obj is P256Element other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_l0, _l1, _l2, _l3);

    /// <summary>
    /// Adds a limb times the other factor, and takes out the lowest limb: p's own lowest is -1, so that the multiple of p to be
    /// added is the limb itself, and its other limbs are mostly shifts.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Round(
        ulong limb, in P256Element other, ref ulong t0, ref ulong t1, ref ulong t2, ref ulong t3, ref ulong t4)
    {
        ulong carry = 0;
        t0 = MultiplyAdd(limb, other._l0, t0, ref carry);
        t1 = MultiplyAdd(limb, other._l1, t1, ref carry);
        t2 = MultiplyAdd(limb, other._l2, t2, ref carry);
        t3 = MultiplyAdd(limb, other._l3, t3, ref carry);
        t4 += carry;
        ulong over = t4 < carry ? 1UL : 0;
        // m * (2^64 - 2^32 + 1), the uppermost limb of the multiple.
        var m = t0;
        var low = m - (m << 32);
        var high = m - (m >> 32) - (m < (m << 32) ? 1UL : 0);
        carry = 0;
        t0 = Add(t1, m << 32, ref carry);
        t1 = Add(t2, m >> 32, ref carry);
        t2 = Add(t3, low, ref carry);
        t3 = Add(t4, high, ref carry);
        t4 = over + carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong MultiplyAdd(ulong left, ulong right, ulong plus, ref ulong carry)
    {
        var high = Math.BigMul(left, right, out var low);
        low += plus;
        high += low < plus ? 1UL : 0;
        low += carry;
        high += low < carry ? 1UL : 0;
        carry = high;
        return low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Add(ulong left, ulong right, ref ulong carry)
    {
        var sum = left + right;
        var over = sum < left ? 1UL : 0;
        sum += carry;
        carry = over + (sum < carry ? 1UL : 0);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Subtract(ulong left, ulong right, ref ulong borrow)
    {
        var difference = left - right;
        var under = left < right ? 1UL : 0;
        var less = difference - borrow;
        borrow = under + (difference < borrow ? 1UL : 0);
        return less;
    }

    /// <summary>Takes p off once where there is as much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static P256Element Reduce(ulong l0, ulong l1, ulong l2, ulong l3, ulong over)
    {
        ulong borrow = 0;
        var r0 = Subtract(l0, P0, ref borrow);
        var r1 = Subtract(l1, P1, ref borrow);
        var r2 = Subtract(l2, 0, ref borrow);
        var r3 = Subtract(l3, P3, ref borrow);
        return over < borrow ? new(l0, l1, l2, l3) : new(r0, r1, r2, r3);
    }
}
