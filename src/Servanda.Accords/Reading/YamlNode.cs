namespace Servanda.Accords.Reading;

/// <summary>A piece of a YAML document and where it starts (line and column from 1).</summary>
abstract record YamlNode(int Line, int Column);

/// <summary>A value; a key with nothing after it is an empty one.</summary>
sealed record YamlScalar(string Value, int Line, int Column) : YamlNode(Line, Column);

/// <summary>A list.</summary>
sealed record YamlSequence(List<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

/// <summary>A mapping, in the order of the file, each key once.</summary>
sealed record YamlMapping(List<(YamlScalar Key, YamlNode Value)> Entries, int Line, int Column) : YamlNode(Line, Column);
