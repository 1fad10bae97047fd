using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Assessment.Planning;
using Servanda.Core.Json;

namespace Servanda.Assessment.Bundles;

/// <summary>Writes the manifest as canonical JSON (RFC 8785).</summary>
static class ManifestWriter
{
    public static byte[] Write(Manifest manifest) => CanonicalJson.WriteHashed(JsonItem.Of(
        ("format", Manifest.Format1),
        ("organisation", Of(manifest.Plan.Organisation)),
        ("accords", JsonItem.List(manifest.Plan.Accords.Select(Of))),
        ("controls", BundleJson.Texts(manifest.Plan.Controls)),
        ("method", JsonItem.Of(("edition", manifest.Method.Edition), ("digest", manifest.Method.Digest.ToString()))),
        ("tool", manifest.Origin.Tool),
        ("vantage", manifest.Origin.Vantage),
        ("anchors", manifest.Origin.Anchors is { } anchors ? BundleJson.Texts(anchors) : null),
        ("startedAt", BundleJson.Time(manifest.StartedAt)),
        ("finishedAt", BundleJson.Time(manifest.FinishedAt)),
        ("signer", manifest.Signer),
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

    static JsonItem Of(PlannedAccord accord) => JsonItem.Of(
        ("id", accord.Id),
        ("year", accord.Year),
        ("commitments", JsonItem.List(accord.Commitments.Select(commitment => JsonItem.Of(
            ("id", commitment.Id),
            ("controls", JsonItem.List(commitment.Weights.Select(weight => JsonItem.Of(
                ("id", weight.ControlId), ("met", weight.Met), ("unmet", weight.Unmet))))))))));
}
