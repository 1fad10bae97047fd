using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Core.Json;

namespace Servanda.Assessment.Bundles;

/// <summary>Writes the manifest as canonical JSON (RFC 8785).</summary>
static class ManifestWriter
{
    public static byte[] Write(Manifest manifest) => CanonicalJson.WriteHashed(JsonItem.Of(
        ("format", Manifest.Format1),
        ("organisation", Of(manifest.Organisation)),
        ("accords", JsonItem.List(manifest.Accords.Select(Of))),
        ("controls", BundleJson.Texts(manifest.Controls)),
        ("method", JsonItem.Of(("edition", manifest.Method.Edition), ("digest", manifest.Method.Digest.ToString()))),
        ("tool", manifest.Origin.Tool),
        ("vantage", manifest.Origin.Vantage),
        ("startedAt", BundleJson.Time(manifest.StartedAt)),
        ("finishedAt", BundleJson.Time(manifest.FinishedAt)),
        ("files", JsonItem.List(manifest.Files.Select(file => JsonItem.Of(
            ("path", file.Path), ("size", file.Size), ("sha256", file.Sha256.ToString())))))));

    static JsonItem Of(Organisation one) => JsonItem.Of(
        ("id", one.Id),
        ("name", one.Name),
        ("country", one.Country),
        ("assets", JsonItem.List(one.Assets.Select(asset => JsonItem.Of(
            ("kind", Words.Id(asset.Kind)),
            ("name", asset.Name),
            ("dkimSelectors", BundleJson.Texts(asset.DkimSelectors)))))),
        ("attestations", JsonItem.List(one.Attestations.Select(Of))));

    static JsonItem Of(Attestation one) => JsonItem.Of(
        ("control", one.ControlId),
        ("statement", one.Statement),
        ("on", one.On.ToString("O", CultureInfo.InvariantCulture)),
        ("until", one.Until.ToString("O", CultureInfo.InvariantCulture)),
        ("documents", BundleJson.Texts(one.Documents.Select(document => document.ToString()))));

    static JsonItem Of(ManifestAccord accord) => JsonItem.Of(
        ("id", accord.Id),
        ("year", accord.Year),
        ("commitments", JsonItem.List(accord.Commitments.Select(commitment => JsonItem.Of(
            ("id", commitment.Id),
            ("controls", JsonItem.List(commitment.Controls.Select(weight => JsonItem.Of(
                ("id", weight.Control), ("met", weight.Met), ("unmet", weight.Unmet))))))))));
}
