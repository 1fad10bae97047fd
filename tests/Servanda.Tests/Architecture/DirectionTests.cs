using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Servanda.Tests.Architecture;

/// <summary>Holds the built assemblies against docs/decisions/0002-direction.md.</summary>
public sealed class DirectionTests
{
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Servanda.Core"] = [],
        ["Servanda.Dns"] = ["Servanda.Core"],
        ["Servanda.Mail"] = ["Servanda.Core", "Servanda.Dns"],
        ["Servanda.Disclosure"] = ["Servanda.Core"],
        ["Servanda.Transparency"] = ["Servanda.Core"],
        ["Servanda.Accords"] = ["Servanda.Core"],
        ["Servanda.Assessment"] =
        [
            "Servanda.Core", "Servanda.Dns", "Servanda.Mail", "Servanda.Disclosure", "Servanda.Transparency",
            "Servanda.Accords",
        ],
        ["Servanda.Storage"] = ["Servanda.Core", "Servanda.Mail", "Servanda.Transparency", "Servanda.Accords"],
        // What faces the public cannot look outward: neither Assessment nor Dns.
        ["Servanda.Web"] =
        [
            "Servanda.Core", "Servanda.Accords", "Servanda.Storage", "Servanda.Transparency", "Servanda.Mail",
            "Servanda.Disclosure", "Servanda.Sharing",
        ],
        ["Servanda.Lab"] = ["Servanda.Core", "Servanda.Dns"],
        ["servanda"] =
        [
            "Servanda.Core", "Servanda.Dns", "Servanda.Mail", "Servanda.Disclosure", "Servanda.Transparency",
            "Servanda.Accords", "Servanda.Assessment", "Servanda.Lab", "Servanda.Storage", "Servanda.Web",
        ],
    };

    public static TheoryData<string> Assemblies => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_refers_only_to_what_is_under_it(string assembly) =>
        Assert.Empty(Forbidden(assembly, Allowed[assembly]));

    [Fact]
    public void A_reference_that_is_not_allowed_is_found() =>
        Assert.Contains("Servanda.Core", Forbidden("Servanda.Dns", []));

    [Fact]
    public void Every_assembly_of_ours_is_in_the_table() =>
        Assert.Empty(Directory.GetFiles(AppContext.BaseDirectory, "*ervanda*.dll")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => !name.Contains("Tests", StringComparison.Ordinal))
            .Except(Allowed.Keys));

    static List<string> Forbidden(string assembly, string[] allowed)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences
                .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Where(name => name.StartsWith("Servanda", StringComparison.OrdinalIgnoreCase))
                .Except(allowed, StringComparer.Ordinal),
        ];
    }
}
