using System.Security.Cryptography;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>A key imported as often as threads use it at once: the platform's key objects are not for sharing, and
/// importing one costs about as much as using it.</summary>
/// <param name="import">Makes one more.</param>
sealed class KeySlots<T>(Func<T> import) where T : AsymmetricAlgorithm
{
    const int Slots = 4;

    readonly T?[] _slots = new T?[Slots];

    public T Rent()
    {
        var first = Environment.CurrentManagedThreadId;
        for (var i = 0; i < Slots; i++)
        {
            if (Interlocked.Exchange(ref _slots[(first + i) % Slots], null) is { } key)
                return key;
        }
        return import();
    }

    public void Return(T key) => Interlocked.Exchange(ref _slots[Environment.CurrentManagedThreadId % Slots], key)?.Dispose();
}
