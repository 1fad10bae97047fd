using System.Text;
using System.Text.RegularExpressions;
using Servanda.Core;

namespace Servanda.Web.Assets;

/// <summary>
/// Everything the pages load: style, drawings and small modules, embedded in this assembly. A path has the digest of its
/// content in it, so a browser may keep it for ever. Built once; safe for several threads.
/// </summary>
public sealed partial class AssetStore
{
    /// <summary>Where they lie.</summary>
    public const string Root = "/assets/";

    const string Folder = "assets/", Stylesheet = "portal.css";
    const int DigestLength = 12;

    readonly Dictionary<string, Asset> _byName = new(StringComparer.Ordinal);
    readonly Dictionary<string, Asset> _byPath = new(StringComparer.Ordinal);

    /// <summary>Reads what is embedded.</summary>
    public AssetStore()
    {
        var names = typeof(AssetStore).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        Add(Stylesheet, Encoding.UTF8.GetBytes(string.Join('\n', names.Where(IsStyle).Select(name => Encoding.UTF8.GetString(Read(name))))));
        foreach (var name in names.Where(name => !IsStyle(name)))
            Add(name[Folder.Length..]);
    }

    /// <summary>The path of an asset, by the name of its file; <c>portal.css</c> is all styles in the order of their names.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public string Path(string name) =>
        _byName.TryGetValue(name, out var asset) ? asset.Path : throw new ArgumentException($"There is no asset {name}.", nameof(name));

    /// <summary>The asset at a path; null where there is none.</summary>
    internal Asset? Find(string path) => _byPath.GetValueOrDefault(path);

    static bool IsStyle(string name) => name.EndsWith(".css", StringComparison.Ordinal);

    void Add(string name)
    {
        if (_byName.ContainsKey(name))
            return;
        var octets = Read(Folder + name);
        Add(name, name.EndsWith(".js", StringComparison.Ordinal) ? Link(octets) : octets);
    }

    /// <summary>A module with those it imports by the paths they are served under, so that their digests are in its own.</summary>
    byte[] Link(byte[] module) => Encoding.UTF8.GetBytes(Import.Replace(Encoding.UTF8.GetString(module), import =>
    {
        Add(import.Groups[1].Value);
        return $"from '{Path(import.Groups[1].Value)}'";
    }));

    [GeneratedRegex(@"from '\./([a-z-]+\.js)'", RegexOptions.CultureInvariant)]
    private static partial Regex Import { get; }

    void Add(string name, byte[] octets)
    {
        var digest = Digest.Of(octets).ToString()[..DigestLength];
        var ending = System.IO.Path.GetExtension(name);
        var path = $"{Root}{name[..^ending.Length]}.{digest}{ending}";
        var asset = new Asset(path, TypeOf(ending), octets);
        _byName[name] = asset;
        _byPath[path] = asset;
    }

    static string TypeOf(string ending) => ending switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => throw new InvalidOperationException($"No media type is known for {ending}."),
    };

    static byte[] Read(string name)
    {
        using var stream = typeof(AssetStore).Assembly.GetManifestResourceStream(name)!;
        var octets = new byte[stream.Length];
        stream.ReadExactly(octets);
        return octets;
    }
}
