using System.Globalization;
using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Disclosure.Csaf;

/// <summary>A place in a CSAF document: its value and where it is, for problems to name. Every accessor gives the value
/// when it is right, and notes why when it is not.</summary>
readonly record struct CsafCursor(JsonItem Item, string Path, ProblemLog Log)
{
    const int MinFingerprint = 40;

    public bool IsObject()
    {
        if (Item.Kind == JsonKind.Object)
            return true;
        Add(CsafProblems.Type);
        return false;
    }

    /// <summary>The member; null, and noted, when there is none.</summary>
    public CsafCursor? Required(string key)
    {
        if (Item.Kind == JsonKind.Object && Item[key] is null)
            Log.Add(CsafProblems.Missing.At(Item.Offset, $"{Path}/{key}"));
        return Optional(key);
    }

    /// <summary>The member; null when there is none.</summary>
    public CsafCursor? Optional(string key) => Item[key] is { } member ? new(member, $"{Path}/{key}", Log) : null;

    /// <summary>Notes members of other names.</summary>
    public void Only(params ReadOnlySpan<string> keys)
    {
        foreach (var (key, value) in Item.Members)
        {
            if (!keys.Contains(key))
                Log.Add(CsafProblems.Unknown.At(value.Offset, $"{Path}/{Escape(key)}"));
        }
    }

    /// <summary>The items of a list.</summary>
    public List<CsafCursor> Items(bool needsItems)
    {
        var items = new List<CsafCursor>(Item.Items.Count);
        if (Item.Kind != JsonKind.Array)
            Add(CsafProblems.Type);
        else if (needsItems && Item.Items.Count == 0)
            Add(CsafProblems.Empty);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in Item.Items)
        {
            var cursor = new CsafCursor(item, string.Create(CultureInfo.InvariantCulture, $"{Path}/{items.Count}"), Log);
            if (needsItems && !seen.Add(Convert.ToHexString(CanonicalJson.Write(item))))
                cursor.Add(CsafProblems.Repeated);
            items.Add(cursor);
        }
        return items;
    }

    public bool? Truth()
    {
        if (Item.AsTruth is null)
            Add(CsafProblems.Type);
        return Item.AsTruth;
    }

    public string? Text()
    {
        if (Item.AsText is null)
            Add(CsafProblems.Type);
        else if (Item.AsText.Length == 0)
            Add(CsafProblems.Empty);
        return Item.AsText is { Length: > 0 } text ? text : null;
    }

    public string? OneOf(params ReadOnlySpan<string> allowed)
    {
        if (Text() is not { } text)
            return null;
        if (allowed.Contains(text))
            return text;
        Add(CsafProblems.Value);
        return null;
    }

    public DateTimeOffset? Date()
    {
        if (Text() is not { } text)
            return null;
        if (Rfc3339.TryRead(text, out var moment))
            return moment;
        Add(CsafProblems.Date);
        return null;
    }

    public WebUri? Url(string? ending)
    {
        if (Text() is not { } text)
            return null;
        if (WebUri.Read(text, Item.Offset) is not { } url)
        {
            Add(CsafProblems.Url);
            return null;
        }
        if (url.IsHttp)
            Add(CsafProblems.UrlHttp);
        if (ending is not null && !text.EndsWith(ending, StringComparison.Ordinal))
            Add(CsafProblems.UrlName);
        return url;
    }

    public string? Fingerprint()
    {
        if (Text() is not { } text)
            return null;
        if (text.Length >= MinFingerprint && text.All(char.IsAsciiHexDigit))
            return text;
        Add(CsafProblems.Fingerprint);
        return null;
    }

    public void Add(ProblemKind kind) => Log.Add(kind.At(Item.Offset, Path));

    static string Escape(string key) =>
        key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
