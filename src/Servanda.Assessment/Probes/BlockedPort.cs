using System.Net;

namespace Servanda.Assessment.Probes;

/// <summary>
/// Whether a port seems to be blocked on our own side, as port 25 is in many networks: enough different addresses kept
/// silent, and none ever gave a sign. The first sign says otherwise for as long as this lives, which is a run.
/// </summary>
sealed class BlockedPort(int port)
{
    /// <summary>So many different addresses have to be silent.</summary>
    public const int Enough = 3;

    readonly HashSet<IPAddress> _silent = [];
    readonly Lock _gate = new();
    bool _isOpen;

    /// <summary>True when nobody is to be waited for long at this place.</summary>
    public bool Covers(IPEndPoint place)
    {
        if (place.Port != port)
            return false;
        lock (_gate)
            return !_isOpen && _silent.Count >= Enough;
    }

    /// <summary>A place connected, or said that it would not: what we send arrives.</summary>
    public void Answered(IPEndPoint place)
    {
        if (place.Port != port)
            return;
        lock (_gate)
            _isOpen = true;
    }

    /// <summary>A place was waited for in vain.</summary>
    public void KeptSilent(IPEndPoint place)
    {
        if (place.Port != port)
            return;
        lock (_gate)
        {
            if (_silent.Count < Enough)
                _silent.Add(place.Address);
        }
    }
}
