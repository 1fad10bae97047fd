using System.Buffers.Text;
using Servanda.Core.Json;

namespace Servanda.Assessment.Transcripts;

/// <summary>
/// Takes members out of a transcript. Bundles come from strangers: what is missing, of the wrong kind or over its bound
/// spoils the whole, and <see cref="IsSpoilt"/> says so at the end.
/// </summary>
sealed class TranscriptReader
{
    static readonly JsonItem Nothing = JsonItem.Of();

    /// <summary>True when anything taken was not as a transcript is written.</summary>
    public bool IsSpoilt { get; private set; }

    /// <summary>What a reader makes of these bytes; null where they are not as a transcript is written.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> json, Func<TranscriptReader, JsonItem, T> take) where T : class
    {
        if (StrictJson.ReadHashed(json.Span, TranscriptJson.MaxBytes) is not { IsClean: true, Value: { } item })
            return null;
        var reader = new TranscriptReader();
        var read = take(reader, item);
        return reader.IsSpoilt ? null : read;
    }

    public string Text(JsonItem item, string key, int max) => Text(item[key], max);

    public string? TextOrNull(JsonItem item, string key, int max) => item[key] is { } text ? Text(text, max) : null;

    public bool Truth(JsonItem item, string key) => item[key]?.AsTruth ?? Spoil(false);

    public int Integer(JsonItem item, string key, int max) =>
        item[key]?.AsInteger is { } number && number >= 0 && number <= max ? (int)number : Spoil(0);

    public ReadOnlyMemory<byte> Bytes(JsonItem item, string key, int max) => Bytes(item[key], max);

    public IReadOnlyList<string> Texts(JsonItem item, string key, int maxCount, int maxLength) =>
        List(item, key, maxCount, one => Text(one, maxLength));

    public IReadOnlyList<ReadOnlyMemory<byte>> BytesList(JsonItem item, string key, int maxCount, int maxLength) =>
        List(item, key, maxCount, one => Bytes(one, maxLength));

    public IReadOnlyList<T> List<T>(JsonItem item, string key, int maxCount, Func<JsonItem, T> take) =>
        item[key] is { Kind: JsonKind.Array, Items: var items } && items.Count <= maxCount
            ? [.. items.Select(take)]
            : Spoil<IReadOnlyList<T>>([]);

    /// <summary>A member that is an object.</summary>
    public JsonItem Object(JsonItem item, string key) =>
        item[key] is { Kind: JsonKind.Object } found ? found : Spoil(Nothing);

    /// <summary>A value of a closed set by the word it is written with.</summary>
    public T Word<T>(JsonItem item, string key, Func<T, string> word) where T : struct, Enum
    {
        var text = item[key]?.AsText;
        foreach (var value in Enum.GetValues<T>())
        {
            if (word(value) == text)
                return value;
        }
        return Spoil(default(T));
    }

    /// <summary>Notes that something is not as a transcript is written.</summary>
    public T Spoil<T>(T instead)
    {
        IsSpoilt = true;
        return instead;
    }

    string Text(JsonItem? item, int max) =>
        item?.AsText is { } text && text.Length <= max ? text : Spoil("");

    ReadOnlyMemory<byte> Bytes(JsonItem? item, int max)
    {
        if (item?.AsText is not { } text || !Base64.IsValid(text, out var length) || length > max)
            return Spoil(ReadOnlyMemory<byte>.Empty);
        var bytes = Convert.FromBase64String(text);
        // White space and stray bits are valid to the decoder; a transcript has one form only.
        return Convert.ToBase64String(bytes) == text ? bytes : Spoil(ReadOnlyMemory<byte>.Empty);
    }
}
