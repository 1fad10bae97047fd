namespace Servanda.Dns.Client;

/// <summary>Lets through so many a second, and a tenth of that at once after a pause. Not for several threads at once.
/// </summary>
/// <param name="perSecond">How many; 0 for no limit.</param>
/// <param name="frequency">Units of the clock in a second.</param>
/// <param name="now">The clock.</param>
sealed class TokenBucket(int perSecond, long frequency, long now)
{
    readonly double _most = Math.Max(1, perSecond / 10.0);
    double _tokens = Math.Max(1, perSecond / 10.0);
    long _at = now;

    public bool TryTake(long now)
    {
        if (perSecond == 0)
            return true;
        _tokens = Math.Min(_most, _tokens + (double)(now - _at) / frequency * perSecond);
        _at = now;
        if (_tokens < 1)
            return false;
        _tokens--;
        return true;
    }
}
