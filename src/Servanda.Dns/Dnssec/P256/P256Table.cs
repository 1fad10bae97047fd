namespace Servanda.Dns.Dnssec.P256;

/// <summary>
/// Multiples of one point, so that any other is a sum of a few of them and no doubling: for each window of a number, the point
/// times 1, 2 … 2^(bits-1) times the window's weight. Digits go from -2^(bits-1) to 2^(bits-1).
/// </summary>
sealed class P256Table
{
    readonly int _bits;
    readonly P256Affine[] _multiples;

    public P256Table(in P256Affine point, int bits)
    {
        _bits = bits;
        // One bit more than a number has, for the last digit's carry.
        var windows = (P256Number.Bits + bits) / bits;
        var size = 1 << (bits - 1);
        var weights = new P256Point[windows];
        var at = P256Point.Of(point);
        for (var window = 0; window < windows; window++)
        {
            weights[window] = at;
            for (var i = 0; i < bits; i++)
                at = at.Doubled();
        }
        var multiples = new P256Point[windows * size];
        var bases = P256Point.ToAffine(weights);
        for (var window = 0; window < windows; window++)
        {
            var sum = P256Point.Of(bases[window]);
            for (var i = 0; i < size; i++)
            {
                multiples[window * size + i] = sum;
                sum += bases[window];
            }
        }
        _multiples = P256Point.ToAffine(multiples);
    }

    /// <summary>Adds the point times a number to a sum.</summary>
    public P256Point AddTo(P256Point sum, in P256Number number)
    {
        var size = 1 << (_bits - 1);
        var carry = 0;
        for (var (window, bit) = (0, 0); bit <= P256Number.Bits; window++, bit += _bits)
        {
            var digit = number.Digit(bit, _bits) + carry;
            carry = digit > size ? 1 : 0;
            digit -= carry << _bits;
            if (digit > 0)
                sum += _multiples[window * size + digit - 1];
            else if (digit < 0)
                sum += -_multiples[window * size - digit - 1];
        }
        return sum;
    }
}
