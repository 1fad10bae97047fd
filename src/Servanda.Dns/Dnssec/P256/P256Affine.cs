namespace Servanda.Dns.Dnssec.P256;

/// <summary>A point of P-256 by its two coordinates, as tables hold it; never the point at infinity.</summary>
readonly record struct P256Affine(P256Element X, P256Element Y)
{
    public static P256Affine operator -(in P256Affine point) => new(point.X, -point.Y);
}
