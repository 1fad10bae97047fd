using System.Numerics;

namespace Servanda.Core.Cryptography;

/// <summary>A scalar as signed digits, 0 or odd within ±15, no two of any five neighbours other than 0 (width-5 NAF).</summary>
static class SignedDigits
{
    /// <summary>Digits a scalar below 2^253 has at the most.</summary>
    public const int Count = 256;

    const int Width = 5;

    /// <summary>Writes the digits, least first.</summary>
    public static void Write(BigInteger scalar, Span<sbyte> digits)
    {
        digits.Clear();
        Span<byte> octets = stackalloc byte[Count / 8 + 1];
        octets.Clear();
        scalar.TryWriteBytes(octets, out _, isUnsigned: true);
        var carry = 0;
        for (var at = 0; at < Count;)
        {
            var window = carry + Bits(octets, at);
            if ((window & 1) == 0)
            {
                at++;
                continue;
            }
            carry = window >= 1 << (Width - 1) ? 1 : 0;
            digits[at] = (sbyte)(window - (carry << Width));
            at += Width;
        }
    }

    static int Bits(ReadOnlySpan<byte> octets, int at)
    {
        var octet = at / 8;
        var next = octet + 1 < octets.Length ? octets[octet + 1] : 0;
        return ((octets[octet] | (next << 8)) >> (at % 8)) & ((1 << Width) - 1);
    }
}
