namespace Servanda.Dns.Dnssec.P256;

/// <summary>A point of P-256 in Jacobian coordinates: x = X / Z^2, y = Y / Z^3; at infinity when Z is zero.</summary>
readonly struct P256Point(P256Element x, P256Element y, P256Element z)
{
    public P256Element X { get; } = x;

    public P256Element Y { get; } = y;

    public P256Element Z { get; } = z;

    public static P256Point Infinity => new(P256Element.One, P256Element.One, P256Element.Zero);

    public static P256Point Of(in P256Affine point) => new(point.X, point.Y, P256Element.One);

    /// <summary>Adds a point; the formulas fail for equal and opposite ones, which are told apart first.</summary>
    public static P256Point operator +(in P256Point left, in P256Affine right)
    {
        if (left.Z.IsZero)
            return Of(right);
        var zz = left.Z * left.Z;
        var h = right.X * zz - left.X;
        var r = right.Y * (zz * left.Z) - left.Y;
        if (h.IsZero)
            return r.IsZero ? left.Doubled() : Infinity;
        var hh = h * h;
        var hhh = hh * h;
        var v = left.X * hh;
        var x = r * r - hhh - v - v;
        return new(x, r * (v - x) - left.Y * hhh, left.Z * h);
    }

    public P256Point Doubled()
    {
        var delta = Z * Z;
        var gamma = Y * Y;
        var beta = X * gamma;
        var slope = (X - delta) * (X + delta);
        var alpha = slope + slope + slope;
        var beta4 = beta + beta;
        beta4 += beta4;
        var x = alpha * alpha - beta4 - beta4;
        var sum = Y + Z;
        var gamma8 = gamma * gamma;
        gamma8 += gamma8;
        gamma8 += gamma8;
        gamma8 += gamma8;
        return new(x, alpha * (beta4 - x) - gamma8, sum * sum - gamma - delta);
    }

    /// <summary>The coordinates of many points, none at infinity, for one inversion in all.</summary>
    public static P256Affine[] ToAffine(ReadOnlySpan<P256Point> points)
    {
        var products = new P256Element[points.Length];
        var product = P256Element.One;
        for (var i = 0; i < points.Length; i++)
        {
            products[i] = product;
            product *= points[i].Z;
        }
        var inverse = product.Inverse();
        var affine = new P256Affine[points.Length];
        for (var i = points.Length - 1; i >= 0; i--)
        {
            var z = inverse * products[i];
            inverse *= points[i].Z;
            var zz = z * z;
            affine[i] = new(points[i].X * zz, points[i].Y * (zz * z));
        }
        return affine;
    }
}
