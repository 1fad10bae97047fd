using System.Text;
using Servanda.Accords;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Storage.Register;

/// <summary>What an import brings: the accords of a catalogue, its organisations, and its lists of signatories, each list with
/// the digest that names it.</summary>
public sealed record RegisterLists
{
    internal const string OrganisationsFile = "organisations.csv";

    RegisterLists(Catalogue catalogue, Digest organisationsDigest, IReadOnlyList<(Accords.Registers.Register, Digest)> registers) =>
        (Catalogue, OrganisationsDigest, Registers) = (catalogue, organisationsDigest, registers);

    internal Catalogue Catalogue { get; }

    internal Digest OrganisationsDigest { get; }

    internal IReadOnlyList<(Accords.Registers.Register Register, Digest Digest)> Registers { get; }

    /// <summary>Those of a catalogue that was read from files: a list is named by the SHA-256 of its file, as
    /// <c>sha256sum</c> gives it.</summary>
    public static RegisterLists Of(Catalogue catalogue, IReadOnlyList<CatalogueFile> files) => new(
        catalogue, NameOf(files, OrganisationsFile) ?? Name(catalogue.Organisations),
        [.. catalogue.Registers.Select(one => (one, NameOf(files, $"registers/{one.Id}.csv") ?? Name(one)))]);

    /// <summary>Those of a catalogue that was made in code: a list is named by the SHA-256 of its rows in canonical JSON.</summary>
    public static RegisterLists Of(Catalogue catalogue) => Of(catalogue, []);

    static Digest? NameOf(IReadOnlyList<CatalogueFile> files, string path) =>
        files.FirstOrDefault(file => file.Path == path) is { } file ? Digest.Of(file.Bytes.Span) : null;

    static Digest Name(Accords.Registers.Register register) => Name(register.Signatures.Select(row => JsonItem.Of(
        ("organisation", row.OrganisationId), ("name", row.Name), ("category", Text(row.Category)),
        ("signed_on", Text(row.On?.ToString())), ("source", row.Source), ("unverified", row.IsUnverified ? "yes" : null))));

    static Digest Name(IReadOnlyList<Organisation> organisations) => Name(organisations.Select(one => JsonItem.Of(
        ("id", one.Id), ("name", one.Name), ("other_names", JsonItem.List(one.OtherNames.Select(name => (JsonItem)name))),
        ("country", Text(one.Country)), ("caution", Text(one.Caution?.En)),
        ("assets", JsonItem.List(one.Assets.Select(asset => (JsonItem)$"{Words.Id(asset.Kind)} {asset.Name}"))))));

    static Digest Name(IEnumerable<JsonItem> rows) =>
        Digest.Of(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => Encoding.UTF8.GetString(CanonicalJson.WriteHashed(row))))));

    static JsonItem? Text(string? text) => text is null ? null : (JsonItem)text;
}
