using System.Buffers;
using System.Globalization;
using Servanda.Accords.Registers;
using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Accords.Leaves;

/// <summary>
/// Takes the members out of an object of a leaf, notes each that is not as its type says, and at the end each that
/// nobody asked for. What it returns for a member with a problem is of no use to anybody.
/// </summary>
sealed class LeafFields(JsonItem item, ProblemLog log, int offset)
{
    static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public int OffsetOf(string key) => item[key]?.Offset ?? offset;

    public void Report(ProblemKind kind, string key) => log.Add(kind.At(OffsetOf(key), key));

    public string? Text(string key) => Take(key) is not { } value ? null : value.AsText ?? Wrong<string>(value, key);

    public LeafId Id(string key)
    {
        var id = default(LeafId);
        if (Text(key) is { } text && !LeafId.TryRead(text, out id))
            log.Add(LeafProblems.Id.At(OffsetOf(key), text));
        return id;
    }

    public LeafId? OptionalId(string key) => Has(key) ? Id(key) : null;

    public Digest Digest(string key) => Take(key) is { } value ? Digest(value, key) : default;

    public Digest? OptionalDigest(string key) => Has(key) ? Digest(key) : null;

    public SaltedCommitment Commitment(string key) => new(Digest(key));

    public SaltedCommitment? OptionalCommitment(string key) => Has(key) ? Commitment(key) : null;

    public IReadOnlyList<Digest> Digests(string key, int max) => List(key, 0, max, value => Digest(value, key));

    public long Integer(string key, long min, long max) =>
        Take(key) is { } value ? Integer(value, key, min, max) : min;

    public IReadOnlyList<long> Integers(string key, int least, int max) =>
        List(key, least, max, value => Integer(value, key, 0, JsonItem.MaxInteger));

    public DateTimeOffset Time(string key) => DateTimeOffset.FromUnixTimeSeconds(Integer(key, 0, LeafReader.LastSecond));

    public ReadOnlyMemory<byte> Octets(string key, int count)
    {
        if (Text(key) is not { } text)
            return default;
        if (text.Length == 2 * count && !text.AsSpan().ContainsAnyExcept(Hex))
            return Convert.FromHexString(text);
        log.Add(LeafProblems.Octets.At(OffsetOf(key), text));
        return default;
    }

    public ReadOnlyMemory<byte>? OptionalOctets(string key, int count) => Has(key) ? Octets(key, count) : null;

    public PartialDate? OptionalDate(string key)
    {
        if (!Has(key) || Text(key) is not { } text)
            return null;
        if (PartialDate.TryRead(text, out var date))
            return date;
        log.Add(LeafProblems.Date.At(OffsetOf(key), text));
        return null;
    }

    public DateOnly Day(string key)
    {
        var day = default(DateOnly);
        if (Text(key) is { } text &&
            !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            log.Add(LeafProblems.Date.At(OffsetOf(key), text));
        return day;
    }

    /// <summary>A value of a closed set by its word; null, and a problem, for any other.</summary>
    public T? Word<T>(string key, Func<T, string> word, ProblemKind? otherwise = null) where T : struct, Enum
    {
        if (Text(key) is not { } text)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (word(value) == text)
                return value;
        }
        log.Add((otherwise ?? LeafProblems.Word).At(OffsetOf(key), text));
        return null;
    }

    public LeafFields? Object(string key) =>
        Take(key) is not { } value ? null
        : value.Kind is JsonKind.Object ? new LeafFields(value, log, value.Offset)
        : Wrong<LeafFields>(value, key);

    public IReadOnlyList<T> Objects<T>(string key, int least, int max, Func<LeafFields, T> read) =>
        List(key, least, max, value =>
        {
            if (value.Kind is not JsonKind.Object)
                Wrong<LeafFields>(value, key);
            var fields = new LeafFields(value, log, value.Offset);
            var one = read(fields);
            fields.EndOfMembers();
            return one;
        });

    public bool Has(string key) => item[key] is not null;

    /// <summary>Notes what nobody asked for.</summary>
    public void EndOfMembers()
    {
        foreach (var (key, value) in item.Members)
        {
            if (!_taken.Contains(key))
                log.Add(LeafProblems.Unknown.At(value.Offset, key));
        }
    }

    Digest Digest(JsonItem value, string key)
    {
        if (value.AsText is not { } text)
        {
            Wrong<string>(value, key);
            return default;
        }
        if (!Core.Digest.TryRead(text, out var digest))
            log.Add(LeafProblems.Digest.At(value.Offset, text));
        return digest;
    }

    long Integer(JsonItem value, string key, long min, long max)
    {
        if (value.AsInteger is not { } number)
        {
            Wrong<string>(value, key);
            return min;
        }
        if (number >= min && number <= max)
            return number;
        log.Add(LeafProblems.Range.At(value.Offset, key));
        return min;
    }

    IReadOnlyList<T> List<T>(string key, int least, int max, Func<JsonItem, T> read)
    {
        if (Take(key) is not { } list)
            return [];
        if (list.Kind is not JsonKind.Array)
            Wrong<string>(list, key);
        else if (list.Items.Count < least || list.Items.Count > max)
            log.Add(LeafProblems.Count.At(list.Offset, key));
        return [.. list.Items.Take(max).Select(read)];
    }

    JsonItem? Take(string key)
    {
        _taken.Add(key);
        var value = item[key];
        if (value is null)
            log.Add(LeafProblems.Missing.At(offset, key));
        return value;
    }

    T? Wrong<T>(JsonItem value, string key) where T : class
    {
        log.Add(LeafProblems.Type.At(value.Offset, key));
        return null;
    }
}
