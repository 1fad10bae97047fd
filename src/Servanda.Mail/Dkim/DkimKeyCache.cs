using System.Collections.Concurrent;

namespace Servanda.Mail.Dkim;

/// <summary>
/// Key records read before, by their text. Bounded: when the younger half is full the older half is dropped, so that keys
/// in use stay. It holds no names and no times; how long an answer counts is for whoever asks the DNS. Safe for several
/// threads.
/// </summary>
/// <param name="capacity">Keys held at the most, about; 0 for none.</param>
public sealed class DkimKeyCache(int capacity = DkimKeyCache.DefaultCapacity)
{
    /// <summary>Keys held when it is not said.</summary>
    public const int DefaultCapacity = 2000;

    /// <summary>Characters of a record that is held; a longer one is read anew every time.</summary>
    const int MaxText = 4096;

    readonly Lock _turning = new();
    ConcurrentDictionary<string, VerificationKey> _young = new(StringComparer.Ordinal), _old = new(StringComparer.Ordinal);
    int _count;

    internal VerificationKey Get(string text)
    {
        if (_young.TryGetValue(text, out var key))
            return key;
        if (!_old.TryGetValue(text, out key))
            key = VerificationKey.Of(text);
        if (capacity < 2 || text.Length > MaxText || !_young.TryAdd(text, key))
            return key;
        if (Interlocked.Increment(ref _count) >= capacity / 2)
            Turn();
        return key;
    }

    void Turn()
    {
        lock (_turning)
        {
            if (_count < capacity / 2)
                return;
            _old = _young;
            _young = new(StringComparer.Ordinal);
            _count = 0;
        }
    }
}
