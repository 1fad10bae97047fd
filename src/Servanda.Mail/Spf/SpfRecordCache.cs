using System.Collections.Concurrent;
using Servanda.Core;

namespace Servanda.Mail.Spf;

/// <summary>Records already read, found by their text. For many threads at once; bounded by count and by the length of
/// what is kept, and emptied when full: the records of busy domains are soon back.</summary>
public sealed class SpfRecordCache
{
    const int MaxText = 2048;

    readonly ConcurrentDictionary<string, Parsed<SpfRecord>> _records = new(StringComparer.Ordinal);
    int _count;

    /// <summary>How many records are kept at the most; at least one.</summary>
    public int Capacity
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 4096;

    /// <summary>The record with this text, read now or before.</summary>
    public Parsed<SpfRecord> Read(string text)
    {
        if (_records.TryGetValue(text, out var known))
            return known;
        var read = SpfRecordReader.Read(text);
        if (text.Length > MaxText)
            return read;
        if (Interlocked.Increment(ref _count) > Capacity)
        {
            _records.Clear();
            Volatile.Write(ref _count, 1);
        }
        _records[text] = read;
        return read;
    }
}
