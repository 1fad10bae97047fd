namespace Servanda.Dns.Client;

/// <summary>How long an upstream takes, smoothed, and so how long to wait for it (RFC 6298 §2). Not for several threads
/// at once.</summary>
/// <param name="frequency">Units of the clock in a second.</param>
sealed class RoundTripTime(long frequency)
{
    /// <summary>
    /// A resolver answers at once what it has cached and in a second what it has not; to wait less than this would ask
    /// others for nothing.
    /// </summary>
    const double MinSeconds = 0.4;

    const double MaxSeconds = 4, FirstSeconds = 1;
    const double Alpha = 1.0 / 8, Beta = 1.0 / 4, K = 4;

    double _smoothed = -1, _variation;

    /// <summary>How long to wait, in units of the clock.</summary>
    public long Patience => (long)(frequency * (_smoothed < 0
        ? FirstSeconds
        : Math.Clamp(_smoothed + K * _variation, MinSeconds, MaxSeconds)));

    /// <summary>Takes in one measured time, in units of the clock.</summary>
    public void Observe(long elapsed)
    {
        var seconds = (double)elapsed / frequency;
        if (_smoothed < 0)
        {
            (_smoothed, _variation) = (seconds, seconds / 2);
            return;
        }
        _variation += Beta * (Math.Abs(_smoothed - seconds) - _variation);
        _smoothed += Alpha * (seconds - _smoothed);
    }
}
