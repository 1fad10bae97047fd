namespace Servanda.Storage.Mail;

/// <summary>
/// Spreads the counts of one report over its days in proportion to the time covered. Shares are whole messages and add up
/// to each count; what is left over after rounding goes to the day that is furthest behind, over the whole report, so that
/// a thousand records of one message are spread as fairly as one record of a thousand.
/// </summary>
sealed class DaySpread(IReadOnlyList<long> weights)
{
    readonly Int128 _whole = weights.Sum();
    readonly Int128[] _given = new Int128[weights.Count];
    Int128 _total;

    /// <summary>Spreads one count; the shares are written day by day.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="shares">As long as there are days.</param>
    public void Spread(long count, Span<long> shares)
    {
        _total += count;
        var left = count;
        for (var day = 0; day < shares.Length; day++)
        {
            shares[day] = (long)(count * (Int128)weights[day] / _whole);
            left -= shares[day];
            _given[day] += shares[day];
        }
        for (; left > 0; left--)
        {
            var day = FurthestBehind();
            shares[day]++;
            _given[day]++;
        }
    }

    int FurthestBehind()
    {
        var furthest = 0;
        var most = Int128.MinValue;
        for (var day = 0; day < _given.Length; day++)
        {
            var behind = _total * weights[day] - _given[day] * _whole;
            if (behind > most)
                (most, furthest) = (behind, day);
        }
        return furthest;
    }
}
