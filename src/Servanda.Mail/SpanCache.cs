using System.Buffers.Binary;

namespace Servanda.Mail;

/// <summary>
/// Values made from the same octets over and over, made once: the domains of a report stand in every record. Each place
/// holds one value, the last; so it is bounded, and a flood of different values costs only the making.
/// </summary>
sealed class SpanCache<T> where T : class
{
    const int FirstPlaces = 64, MaxPlaces = 4096, MaxKey = 255;

    (byte[] Key, T Value)[] _places = new (byte[], T)[FirstPlaces];
    int _replaced;

    /// <summary>The value kept for these octets; null when there is none.</summary>
    public T? Find(ReadOnlySpan<byte> octets)
    {
        ref var place = ref _places[Place(octets)];
        return place.Key is not null && octets.SequenceEqual(place.Key) ? place.Value : null;
    }

    /// <summary>Keeps the value for these octets.</summary>
    public T Keep(ReadOnlySpan<byte> octets, T value)
    {
        if (octets.Length > MaxKey)
            return value;
        // Small for the many small reports; where values drive each other out, it becomes wider and starts anew.
        if (_places[Place(octets)].Key is not null && ++_replaced > _places.Length && _places.Length < MaxPlaces)
            (_places, _replaced) = (new (byte[], T)[_places.Length * 4], 0);
        _places[Place(octets)] = (octets.ToArray(), value);
        return value;
    }

    int Place(ReadOnlySpan<byte> octets)
    {
        var mixed = (ulong)octets.Length;
        for (; octets.Length >= sizeof(ulong); octets = octets[sizeof(ulong)..])
            mixed = (mixed ^ BinaryPrimitives.ReadUInt64LittleEndian(octets)) * 0x9E37_79B9_7F4A_7C15;
        foreach (var octet in octets)
            mixed = (mixed ^ octet) * 0x9E37_79B9_7F4A_7C15;
        return (int)(mixed >> 52) & (_places.Length - 1);
    }
}
