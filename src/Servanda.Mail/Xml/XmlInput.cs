namespace Servanda.Mail.Xml;

/// <summary>The octets of a document as they come, with a window that slides over them. The window is widened on demand
/// only, by callers who bound what they ask for; so memory does not depend on the document.</summary>
sealed class XmlInput(Stream source)
{
    const int FirstSize = 4 * 1024, UsualSize = 64 * 1024;

    byte[] _buffer = new byte[FirstSize];
    int _at;
    int _end;
    long _passed;
    bool _isLast;

    /// <summary>What has been read and not been taken yet.</summary>
    public ReadOnlySpan<byte> Window => _buffer.AsSpan(_at, _end - _at);

    /// <summary>How many octets have been taken; stays at the largest number that an offset can be.</summary>
    public int Offset => (int)Math.Min(_passed + _at, int.MaxValue);

    /// <summary>Takes octets off the front of the window.</summary>
    public void Take(int count) => _at += count;

    /// <summary>Octets taken just now, while nothing else was read.</summary>
    /// <param name="back">How many octets before the window they begin.</param>
    /// <param name="length">How many they are.</param>
    public ReadOnlySpan<byte> Taken(int back, int length) => _buffer.AsSpan(_at - back, length);

    /// <summary>Widens the window; false when the input has ended. Either way, a span taken of it before
    /// holds nothing to rely on any more.</summary>
    public bool More()
    {
        if (_isLast)
            return false;
        if (_at > 0)
        {
            Window.CopyTo(_buffer);
            (_passed, _end, _at) = (_passed + _at, _end - _at, 0);
        }
        // Little for the many small reports, more the longer the input turns out to be.
        if (_end == _buffer.Length || (_buffer.Length < UsualSize && _passed > _buffer.Length))
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = source.Read(_buffer.AsSpan(_end));
        _isLast = read == 0;
        _end += read;
        return read > 0;
    }
}
