namespace Servanda.Mail.Xml;

/// <summary>The names of the elements that are open, innermost last.</summary>
sealed class XmlNames
{
    readonly int[] _starts = new int[XmlPull.MaxDepth + 1];
    byte[] _octets = new byte[1024];
    int _lastStart;
    int _lastLength;

    public int Count { get; private set; }

    /// <summary>The name of the innermost open element; empty when none is open.</summary>
    public ReadOnlySpan<byte> Top => Count == 0 ? [] : At(Count - 1);

    /// <summary>The name of the element that was opened or closed last.</summary>
    public ReadOnlySpan<byte> Last => _octets.AsSpan(_lastStart, _lastLength);

    public void Open(ReadOnlySpan<byte> name)
    {
        var start = _starts[Count];
        if (_octets.Length < start + name.Length)
            Array.Resize(ref _octets, Math.Max(_octets.Length * 2, start + name.Length));
        name.CopyTo(_octets.AsSpan(start));
        (_lastStart, _lastLength) = (start, name.Length);
        _starts[++Count] = start + name.Length;
    }

    public void Close()
    {
        _lastStart = _starts[--Count];
        _lastLength = _starts[Count + 1] - _lastStart;
    }

    /// <summary>How many elements an end tag with this name closes; 0 when none of that name is open.</summary>
    public int CountClosedBy(ReadOnlySpan<byte> name)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (At(i).SequenceEqual(name))
                return Count - i;
        }
        return 0;
    }

    ReadOnlySpan<byte> At(int index) => _octets.AsSpan(_starts[index].._starts[index + 1]);
}
