namespace Servanda.Core.Cryptography;

/// <summary>
/// A point of edwards25519, -x^2 + y^2 = 1 + d x^2 y^2 (RFC 8032 §5.1), in extended coordinates x = X/Z, y = Y/Z,
/// xy = T/Z. Sums follow RFC 8032 §5.1.4 and hold for every pair of points.
/// </summary>
readonly struct EdwardsPoint
{
    public const int Octets = 32;

    // The constants are worked out from their definitions (RFC 8032 §5.1), once.
    static readonly FieldElement D = -Number(121665) * Number(121666).Inverse();
    static readonly FieldElement TwoD = D + D;
    // 2 is no square, so 2^((p-1)/4) is a square root of -1; (p-1)/4 = 2 (2^252 - 3) + 1.
    static readonly FieldElement RootOfMinusOne = Number(2).RaisedTo252().Squared() * Number(2);

    readonly FieldElement _x, _y, _z, _t;

    EdwardsPoint(in FieldElement x, in FieldElement y, in FieldElement z, in FieldElement t) =>
        (_x, _y, _z, _t) = (x, y, z, t);

    /// <summary>The neutral element, (0, 1).</summary>
    public static EdwardsPoint Identity { get; } = new(FieldElement.Zero, FieldElement.One, FieldElement.One, FieldElement.Zero);

    /// <summary>The base point B: y = 4/5 with an even x.</summary>
    public static EdwardsPoint Base { get; } = MakeBase();

    /// <summary>
    /// Decodes a point (RFC 8032 §5.1.3); false where no point has this y. As OpenSSL, Go and the reference code do, a y
    /// of p or more wraps round and -0 is 0; only encodings of points of low order are concerned.
    /// </summary>
    public static bool TryDecode(ReadOnlySpan<byte> octets, out EdwardsPoint point)
    {
        point = default;
        var y = FieldElement.Read(octets);
        var ySquared = y.Squared();
        var u = ySquared - FieldElement.One;
        var v = D * ySquared + FieldElement.One;
        var v3 = v.Squared() * v;
        var x = u * v3 * (u * v3.Squared() * v).RaisedTo252();
        var check = v * x.Squared();
        if (!(check - u).IsZero)
        {
            if (!(check + u).IsZero)
                return false;
            x *= RootOfMinusOne;
        }
        if (x.IsOdd != octets[^1] > 0x7F)
            x = -x;
        point = new(x, y, FieldElement.One, x * y);
        return true;
    }

    /// <summary>Writes the one canonical encoding (RFC 8032 §5.1.2).</summary>
    public void Encode(Span<byte> octets)
    {
        var inverse = _z.Inverse();
        (_y * inverse).Write(octets);
        if ((_x * inverse).IsOdd)
            octets[^1] |= 0x80;
    }

    public static EdwardsPoint operator -(in EdwardsPoint point) => new(-point._x, point._y, point._z, -point._t);

    public static EdwardsPoint operator +(in EdwardsPoint left, in EdwardsPoint right)
    {
        var a = (left._y - left._x) * (right._y - right._x);
        var b = (left._y + left._x) * (right._y + right._x);
        var c = left._t * TwoD * right._t;
        var d = left._z * (right._z + right._z);
        return Completed(b - a, d - c, d + c, b + a);
    }

    public static EdwardsPoint operator -(in EdwardsPoint left, in EdwardsPoint right) => left + -right;

    public EdwardsPoint Doubled()
    {
        var a = _x.Squared();
        var b = _y.Squared();
        var zSquared = _z.Squared();
        var h = a + b;
        var e = h - (_x + _y).Squared();
        var g = a - b;
        return Completed(e, zSquared + zSquared + g, g, h);
    }

    static EdwardsPoint Completed(in FieldElement e, in FieldElement f, in FieldElement g, in FieldElement h) =>
        new(e * f, g * h, f * g, e * h);

    static FieldElement Number(ulong small) => new(small, 0, 0, 0, 0);

    static EdwardsPoint MakeBase()
    {
        Span<byte> octets = stackalloc byte[Octets];
        (Number(4) * Number(5).Inverse()).Write(octets);
        return TryDecode(octets, out var point) ? point : throw new InvalidOperationException("The base point is on the curve.");
    }
}
