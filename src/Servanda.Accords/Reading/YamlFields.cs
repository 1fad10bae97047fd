using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Servanda.Accords.Reading;

/// <summary>Takes the fields of one mapping by name, each read strictly; what is left over at the end is a problem.</summary>
sealed class YamlFields
{
    readonly YamlMapping _map;
    readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    YamlFields(YamlMapping map, FileSink problems) => (_map, Problems) = (map, problems);

    public FileSink Problems { get; }

    public int Line => _map.Line;

    public int Column => _map.Column;

    /// <summary>The fields of a node that has to be a mapping; null, and a problem, when it is not.</summary>
    public static YamlFields? Of(YamlNode? node, FileSink problems)
    {
        if (node is YamlMapping map)
            return new YamlFields(map, problems);
        if (node is not null)
            problems.Add(node.Line, node.Column, "field.type", "key: value");
        return null;
    }

    /// <summary>The node of a field; null when it is absent, which is a problem when it is required.</summary>
    public YamlNode? Find(string key, bool required)
    {
        _taken.Add(key);
        foreach (var (name, value) in _map.Entries)
        {
            if (name.Value == key)
                return value;
        }
        if (required)
            Problems.Add(Line, Column, "field.missing", key);
        return null;
    }

    /// <summary>A scalar with something in it; null when there is none.</summary>
    public YamlScalar? Scalar(string key, bool required) =>
        Find(key, required) is { } node && TryScalar(node, key, out var scalar) ? scalar : null;

    /// <summary>The text of a required scalar; empty, with a problem, when there is none.</summary>
    public string String(string key) => Scalar(key, required: true)?.Value ?? "";

    /// <summary>A text in every language; null when it is absent or unusable.</summary>
    public Text? Bilingual(string key, bool required)
    {
        var node = Find(key, required);
        if (node is YamlScalar { Value.Length: > 0 } scalar)
        {
            Problems.Add(scalar.Line, scalar.Column, "text.translation", "en, fr");
            return null;
        }
        if (Of(node, Problems) is not { } languages)
            return null;
        var en = languages.Language("en");
        var fr = languages.Language("fr");
        languages.End();
        return en is null || fr is null ? null : new Text(en, fr);
    }

    /// <summary>A text that a broken file may leave without a translation: then empty, with the problem reported.</summary>
    public Text BilingualOrEmpty(string key) => Bilingual(key, required: true) ?? Text.Same("");

    /// <summary>A list of scalars, each with something in it.</summary>
    public IReadOnlyList<YamlScalar> Scalars(string key, bool required)
    {
        var scalars = new List<YamlScalar>();
        foreach (var item in Items(key, required))
        {
            if (TryScalar(item, key, out var scalar))
                scalars.Add(scalar);
        }
        return scalars;
    }

    /// <summary>The same, as texts.</summary>
    public IReadOnlyList<string> Strings(string key, bool required) =>
        [.. Scalars(key, required).Select(scalar => scalar.Value)];

    /// <summary>The items of a list; a required one has at least one.</summary>
    public IReadOnlyList<YamlNode> Items(string key, bool required)
    {
        var node = Find(key, required);
        if (node is YamlSequence { Items: var items })
        {
            if (items.Count == 0 && required)
                Problems.Add(node.Line, node.Column, "field.empty", key);
            return items;
        }
        if (node is not null)
            Problems.Add(node.Line, node.Column, "field.type", "- …");
        return [];
    }

    /// <summary>A whole number from 0; null, with a problem of the given code, for anything else.</summary>
    public int? Number(string key, string code, int max)
    {
        if (Scalar(key, required: true) is not { } scalar)
            return null;
        if (int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= max)
            return value;
        Problems.Add(scalar.Line, scalar.Column, code, scalar.Value);
        return null;
    }

    /// <summary>Reports every field that nobody took.</summary>
    public void End()
    {
        foreach (var (key, _) in _map.Entries)
        {
            if (!_taken.Contains(key.Value))
                Problems.Add(key.Line, key.Column, "field.unknown", key.Value);
        }
    }

    string? Language(string key)
    {
        if (Find(key, required: false) is not { } node)
        {
            Problems.Add(Line, Column, "text.translation", key);
            return null;
        }
        return TryScalar(node, key, out var scalar) ? scalar.Value : null;
    }

    bool TryScalar(YamlNode node, string key, [NotNullWhen(true)] out YamlScalar? scalar)
    {
        scalar = node as YamlScalar;
        if (scalar is null)
            Problems.Add(node.Line, node.Column, "field.type", "text");
        else if (scalar.Value.Length == 0)
            Problems.Add(node.Line, node.Column, "field.empty", key);
        else if (char.IsWhiteSpace(scalar.Value[0]) || char.IsWhiteSpace(scalar.Value[^1]))
            Problems.Add(node.Line, node.Column, "field.space", scalar.Value);
        else
            return true;
        return false;
    }
}
