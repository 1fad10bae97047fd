namespace Servanda.Transparency.Witnessing;

/// <summary>So many a minute, and as many at once: a bucket that fills as time goes by. Used under its log's lock.</summary>
sealed class Allowance(int perMinute, TimeProvider clock)
{
    double _left = perMinute;
    long _at = clock.GetTimestamp();

    /// <summary>Takes one; null, or after how many seconds there will be one again.</summary>
    public int? Take()
    {
        var now = clock.GetTimestamp();
        _left = Math.Min(perMinute, _left + clock.GetElapsedTime(_at, now).TotalMinutes * perMinute);
        _at = now;
        if (_left < 1)
            return (int)Math.Ceiling((1 - _left) * 60 / perMinute);
        _left--;
        return null;
    }
}
