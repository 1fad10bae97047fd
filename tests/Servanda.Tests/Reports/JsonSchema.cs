using System.Text.Json;
using System.Text.RegularExpressions;

namespace Servanda.Tests.Reports;

/// <summary>
/// Validates by the part of JSON Schema 2020-12 that our schemas use; a keyword it does not know is an error, so a schema
/// cannot seem to check more than it does. Written here because no schema package restores.
/// </summary>
sealed class JsonSchema(JsonElement root)
{
    static readonly HashSet<string> Annotations = ["$schema", "$id", "$defs", "title", "description"];

    public IReadOnlyList<string> Problems(JsonElement document)
    {
        var problems = new List<string>();
        Check(root, document, "", problems);
        return problems;
    }

    void Check(JsonElement schema, JsonElement at, string path, List<string> problems)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Annotations.Contains(keyword.Name) && !Holds(schema, keyword, at, path, problems))
                problems.Add($"{path}: {keyword.Name} {Shorten(keyword.Value)} does not hold for {Shorten(at)}");
        }
    }

    bool Holds(JsonElement schema, JsonProperty keyword, JsonElement at, string path, List<string> problems)
    {
        var asked = keyword.Value;
        switch (keyword.Name)
        {
            case "$ref":
                Check(Resolve(asked.GetString()!), at, path, problems);
                return true;
            case "type":
                return asked.ValueKind == JsonValueKind.Array
                    ? asked.EnumerateArray().Any(one => IsOfType(one.GetString()!, at))
                    : IsOfType(asked.GetString()!, at);
            case "const":
                return JsonElement.DeepEquals(asked, at);
            case "enum":
                return asked.EnumerateArray().Any(one => JsonElement.DeepEquals(one, at));
            case "anyOf":
                return asked.EnumerateArray().Any(one => Passes(one, at, path));
            case "pattern":
                return at.ValueKind != JsonValueKind.String
                    || Regex.IsMatch(at.GetString()!, asked.GetString()!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));
            case "minLength":
                return at.ValueKind != JsonValueKind.String || at.GetString()!.Length >= asked.GetInt32();
            case "minimum":
                return at.ValueKind != JsonValueKind.Number || at.GetDecimal() >= asked.GetDecimal();
            case "maximum":
                return at.ValueKind != JsonValueKind.Number || at.GetDecimal() <= asked.GetDecimal();
            case "required":
                return at.ValueKind != JsonValueKind.Object
                    || asked.EnumerateArray().All(one => at.TryGetProperty(one.GetString()!, out _));
            case "properties":
                foreach (var property in asked.EnumerateObject())
                {
                    if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(property.Name, out var value))
                        Check(property.Value, value, $"{path}/{property.Name}", problems);
                }
                return true;
            case "additionalProperties":
                Assert.Equal(JsonValueKind.False, asked.ValueKind);
                return at.ValueKind != JsonValueKind.Object
                    || at.EnumerateObject().All(one => schema.GetProperty("properties").TryGetProperty(one.Name, out _));
            case "items":
                if (at.ValueKind == JsonValueKind.Array)
                {
                    foreach (var (index, item) in at.EnumerateArray().Index())
                        Check(asked, item, $"{path}/{index}", problems);
                }
                return true;
            default:
                throw new NotSupportedException($"the schema uses {keyword.Name}, which this validator does not know");
        }
    }

    bool Passes(JsonElement schema, JsonElement at, string path)
    {
        var problems = new List<string>();
        Check(schema, at, path, problems);
        return problems.Count == 0;
    }

    JsonElement Resolve(string reference)
    {
        const string Definitions = "#/$defs/";
        Assert.StartsWith(Definitions, reference, StringComparison.Ordinal);
        return root.GetProperty("$defs").GetProperty(reference[Definitions.Length..]);
    }

    static bool IsOfType(string type, JsonElement at) => (type, at.ValueKind) switch
    {
        ("object", JsonValueKind.Object) => true,
        ("array", JsonValueKind.Array) => true,
        ("string", JsonValueKind.String) => true,
        ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => at.TryGetInt64(out _),
        _ => false,
    };

    static string Shorten(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();
}
