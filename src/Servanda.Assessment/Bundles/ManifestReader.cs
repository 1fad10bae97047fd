using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Assessment.Planning;
using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Assessment.Bundles;

/// <summary>Reads a manifest that anyone may have written.</summary>
public static class ManifestReader
{
    const string Clause = "docs/evidence-bundle.md, manifest.json";

    /// <summary>Reads it; every place that is not as the format says is a problem, and then there is no value.</summary>
    public static Parsed<Manifest> Read(ReadOnlySpan<byte> bytes)
    {
        var json = StrictJson.ReadHashed(bytes);
        if (json.Value is null)
            return new(null, json.Problems);
        var read = new BundleJsonReader(Clause);
        if (read.Text(json.Value, "format") is var format && format != Manifest.Format1)
            read.Report("bundle.format", json.Value, format);
        var manifest = new Manifest
        {
            Plan = new Plan
            {
                Organisation = Organisation(read, read.Member(json.Value, "organisation")),
                Accords = [.. read.List(json.Value, "accords").Select(accord => Accord(read, accord))],
                Controls = read.Texts(json.Value, "controls"),
            },
            Method = Method(read, read.Member(json.Value, "method")),
            Origin = new(read.Text(json.Value, "tool"), read.Text(json.Value, "vantage"))
            {
                Anchors = json.Value["anchors"] is null ? null : read.Texts(json.Value, "anchors"),
            },
            StartedAt = read.Time(json.Value, "startedAt"),
            FinishedAt = read.Time(json.Value, "finishedAt"),
            Signer = json.Value["signer"]?.AsText,
            Files = [.. read.List(json.Value, "files").Select(file =>
                new ManifestFile(read.Text(file, "path"), read.Integer(file, "size"), read.Digest(file, "sha256")))],
        };
        Problem[] problems = [.. json.Problems, .. read.Problems];
        return new(problems.Length == 0 ? manifest : null, problems);
    }

    static Method Method(BundleJsonReader read, JsonItem item) =>
        new(read.Text(item, "edition"), read.Digest(item, "digest"));

    static Organisation Organisation(BundleJsonReader read, JsonItem item) => new()
    {
        Id = read.Text(item, "id"),
        Name = read.Text(item, "name"),
        Country = item["country"]?.AsText,
        Assets = [.. read.List(item, "assets").Select(asset => new Asset(
            read.Word<AssetKind>(asset, "kind", Words.Id), read.Text(asset, "name"))
        {
            DkimSelectors = read.Texts(asset, "dkimSelectors"),
        })],
        Attestations = [.. read.List(item, "attestations").Select(one => Attestation(read, one))],
    };

    static Attestation Attestation(BundleJsonReader read, JsonItem item) => new()
    {
        ControlId = read.Text(item, "control"),
        Statement = read.Text(item, "statement"),
        On = Day(read, item, "on"),
        Until = Day(read, item, "until"),
        Documents = [.. read.List(item, "documents").Select(one => read.Digest(one))],
    };

    static PlannedAccord Accord(BundleJsonReader read, JsonItem item) => new(
        read.Text(item, "id"),
        (int)read.Integer(item, "year"),
        [.. read.List(item, "commitments").Select(commitment => new PlannedCommitment(
            read.Text(commitment, "id"),
            [.. read.List(commitment, "controls").Select(weight =>
                new PlannedWeight(read.Text(weight, "id"), Weight(read, weight, "met"), Weight(read, weight, "unmet")))]))]);

    static int Weight(BundleJsonReader read, JsonItem item, string key)
    {
        var weight = read.Integer(item, key);
        if (weight is < 0 or > ControlWeight.Max)
            read.Report("bundle.weight", item, key);
        return (int)Math.Clamp(weight, 0, ControlWeight.Max);
    }

    static DateOnly Day(BundleJsonReader read, JsonItem item, string key)
    {
        if (DateOnly.TryParseExact(read.Text(item, key), "yyyy-MM-dd", CultureInfo.InvariantCulture,
                DateTimeStyles.None, out var day))
            return day;
        read.Report("bundle.date", item, key);
        return default;
    }
}
