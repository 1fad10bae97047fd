using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Scorecards;
using Servanda.Core;
using Servanda.Core.Files;
using Servanda.Core.Json;

namespace Servanda.Assessment.Bundles;

/// <summary>What a log records of a bundle. The bundle is taken at its word: verify it before.</summary>
public sealed record LoggedBundle
{
    const string Clause = "docs/evidence-bundle.md, scorecard.json";

    /// <summary>Who was assessed.</summary>
    public required LeafId Subject { get; init; }

    /// <summary>The method judged by.</summary>
    public required LeafBody.Method Method { get; init; }

    /// <summary>The evidence.</summary>
    public required LeafBody.EvidenceSnapshot Snapshot { get; init; }

    /// <summary>What was shown, accord by accord.</summary>
    public required IReadOnlyList<AccordScore> Scores { get; init; }

    /// <summary>What is to be logged of an assessment as it is written.</summary>
    public static Parsed<LoggedBundle> Read(ReadOnlyMemory<byte> zip) => Read(StoredZip.Read(zip, out _));

    /// <summary>The same of its files.</summary>
    public static Parsed<LoggedBundle> Read(IReadOnlyList<BundleFile> files)
    {
        var manifestFile = files.FirstOrDefault(file => file.Path == BundleWriter.ManifestPath);
        var scorecard = files.FirstOrDefault(file => file.Path == ScorecardJson.Path);
        if (manifestFile is null || scorecard is null)
            return new(null, [new Problem("bundle.missing", 0, Clause)]);
        var manifest = ManifestReader.Read(manifestFile.Bytes.Span);
        var json = StrictJson.ReadHashed(scorecard.Bytes.Span);
        if (manifest.Value is null || json.Value is null)
            return new(null, [.. manifest.Problems, .. json.Problems]);
        var read = new BundleJsonReader(Clause);
        var logged = Of(manifest.Value, manifestFile.Digest, ReadScores(read, json.Value));
        return new(read.Problems.Count == 0 ? logged : null, read.Problems);
    }

    static LoggedBundle Of(Manifest manifest, Digest digest, IReadOnlyList<AccordScore> scores) => new()
    {
        Subject = LeafId.For(manifest.Plan.Organisation.Id),
        Method = new(LeafId.For(manifest.Method.Edition), manifest.Method.Digest),
        Snapshot = new(digest, manifest.Files.Count, manifest.StartedAt, manifest.FinishedAt),
        Scores = scores,
    };

    static IReadOnlyList<AccordScore> ReadScores(BundleJsonReader read, JsonItem scorecard) =>
    [
        .. read.List(scorecard, "accords").Select(accord => new AccordScore(
            LeafId.For(read.Text(accord, "id")),
            [.. read.List(accord, "commitments").Select(one => CommitmentScore.Of(
                read.Text(one, "id"), read.Word<Verdict>(one, "verdict", Words.Id), Lanes(read, read.Member(one, "lanes"))))])),
    ];

    static Lanes Lanes(BundleJsonReader read, JsonItem lanes) => new(
        Lane(read, read.Member(lanes, "measured")), Lane(read, read.Member(lanes, "attested")),
        Count(read, lanes, "unknown"), Count(read, lanes, "notApplicable"));

    static LaneCount Lane(BundleJsonReader read, JsonItem lane) =>
        new(Count(read, lane, "met"), Count(read, lane, "partlyMet"), Count(read, lane, "unmet"));

    static int Count(BundleJsonReader read, JsonItem item, string key) =>
        (int)Math.Clamp(read.Integer(item, key), 0, short.MaxValue);
}

/// <summary>What was shown of one accord.</summary>
/// <param name="Accord">The accord.</param>
/// <param name="Commitments">Each commitment.</param>
public sealed record AccordScore(LeafId Accord, IReadOnlyList<CommitmentScore> Commitments);
