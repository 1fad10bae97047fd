using System.Globalization;
using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Assessment.Bundles;

/// <summary>Takes members out of a document and notes every one that is missing or of the wrong kind.</summary>
sealed class BundleJsonReader(string clause)
{
    const int MaxProblems = 100;

    static readonly JsonItem Nothing = JsonItem.Of();

    readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    public void Report(string code, JsonItem at, string detail)
    {
        if (_problems.Count < MaxProblems)
            _problems.Add(new Problem(code, Math.Max(at.Offset, 0), clause, detail));
    }

    public JsonItem Member(JsonItem item, string key) => item[key] ?? Missing(item, key, Nothing);

    public string Text(JsonItem item, string key) => item[key]?.AsText ?? Missing(item, key, "");

    public long Integer(JsonItem item, string key) => item[key]?.AsInteger ?? Missing(item, key, 0L);

    public IReadOnlyList<JsonItem> List(JsonItem item, string key) =>
        item[key] is { Kind: JsonKind.Array } list ? list.Items : Missing<IReadOnlyList<JsonItem>>(item, key, []);

    public IReadOnlyList<string> Texts(JsonItem item, string key) =>
        [.. List(item, key).Select(one => one.AsText ?? Missing(one, key, ""))];

    public Digest Digest(JsonItem item, string key) => Digest(Member(item, key));

    public Digest Digest(JsonItem item)
    {
        if (!Core.Digest.TryRead(item.AsText, out var digest))
            Report("bundle.digest", item, item.AsText ?? "");
        return digest;
    }

    public DateTimeOffset Time(JsonItem item, string key)
    {
        if (DateTimeOffset.TryParseExact(Text(item, key), BundleJson.TimeForm, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out var time))
            return time;
        Report("bundle.time", item, key);
        return default;
    }

    /// <summary>A value of a closed set by the word machines read.</summary>
    public T Word<T>(JsonItem item, string key, Func<T, string> word) where T : struct, Enum
    {
        var text = Text(item, key);
        foreach (var value in Enum.GetValues<T>())
        {
            if (word(value) == text)
                return value;
        }
        Report("bundle.word", item, key);
        return default;
    }

    T Missing<T>(JsonItem item, string key, T instead)
    {
        Report("bundle.missing", item, key);
        return instead;
    }
}
