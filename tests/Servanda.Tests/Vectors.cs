using System.Reflection;
using System.Text;

namespace Servanda.Tests;

/// <summary>One case of a standard, written so that other languages can use it: lines of <c>name: value</c>, an empty
/// line, then the input as it is, without the newline that ends the file.</summary>
sealed record Vector(string Name, IReadOnlyDictionary<string, string> Expected, string Input)
{
    /// <summary>All the cases of <c>Vectors/STANDARD</c>, which are embedded in the tests.</summary>
    public static IReadOnlyList<Vector> Of(string standard)
    {
        var prefix = $"Vectors/{standard}/";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.Replace('\\', '/').StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(name[prefix.Length..], assembly.GetManifestResourceStream(name)!))];
    }

    static Vector Read(string name, Stream stream)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var expected = new Dictionary<string, string>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            expected.Add(line[..colon], line[(colon + 2)..]);
        }
        var input = reader.ReadToEnd();
        return new Vector(name, expected, input.EndsWith('\n') ? input[..^1] : input);
    }
}
