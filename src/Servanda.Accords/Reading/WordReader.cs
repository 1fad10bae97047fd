namespace Servanda.Accords.Reading;

/// <summary>Reads the words that the files use for our closed sets.</summary>
static class WordReader
{
    static readonly Dictionary<string, AssetKind> Assets = Enum.GetValues<AssetKind>().ToDictionary(Words.Id);

    static readonly Dictionary<string, ShownBy> Shown = Enum.GetValues<ShownBy>().ToDictionary(Words.Id);

    public static AssetKind AssetKind(YamlFields fields, string key) => Read(fields, key, Assets);

    public static ShownBy ShownBy(YamlFields fields, string key) => Read(fields, key, Shown);

    /// <summary>The value; the first of the set, with a problem, when the word is not in it.</summary>
    static T Read<T>(YamlFields fields, string key, Dictionary<string, T> words) where T : struct
    {
        if (fields.Scalar(key, required: true) is not { } scalar)
            return default;
        if (!words.TryGetValue(scalar.Value, out var value))
            fields.Problems.Add(scalar.Line, scalar.Column, "field.value", scalar.Value);
        return value;
    }
}
