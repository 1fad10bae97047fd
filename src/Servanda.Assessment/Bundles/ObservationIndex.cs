using Servanda.Assessment.Observations;
using Servanda.Assessment.Runs;
using Servanda.Core;
using Servanda.Core.Files;
using Servanda.Core.Json;

namespace Servanda.Assessment.Bundles;

/// <summary>
/// <c>observations/index.json</c>: every look with its subject, time and way, and the digest of what it gave. The bytes
/// lie beside it, each file named by its digest, the same bytes once.
/// </summary>
static class ObservationIndex
{
    public const string Path = "observations/index.json";

    const string Clause = "docs/evidence-bundle.md, observations/";

    public static string PathOf(Digest digest) => $"observations/{digest}";

    /// <summary>Writes the index, and puts what proves the answers with the chains.</summary>
    public static byte[] Write(Looks looks, BundleChains chains) => CanonicalJson.WriteHashed(JsonItem.Of(
        ("first", JsonItem.List(looks.First.All.Select(one => Of(one, chains)))),
        ("second", JsonItem.List(looks.Second.All.Select(one => Of(one, chains))))));

    /// <summary>Puts the looks together again from the index and the files; what has no file is a problem.</summary>
    public static Parsed<Looks> Read(
        ReadOnlySpan<byte> index, IReadOnlyDictionary<string, BundleFile> files, ChainedAnswers chained)
    {
        var json = StrictJson.ReadHashed(index);
        if (json.Value is null)
            return new(null, json.Problems);
        var read = new BundleJsonReader(Clause);
        var looks = new Looks(Look(read, json.Value, "first", files, chained), Look(read, json.Value, "second", files, chained));
        Problem[] problems = [.. json.Problems, .. read.Problems];
        return new(problems.Length == 0 ? looks : null, problems);
    }

    static JsonItem Of(Observation observation, BundleChains chains) => JsonItem.Of(
    [
        ("subject", observation.Subject.Key),
        ("at", BundleJson.Time(observation.At)),
        ("via", observation.Via),
        ("digest", (observation as Observation.Seen)?.Digest.ToString()),
        ("unmeasured", (observation as Observation.Unmeasured)?.Reason),
        .. chains.Of(observation),
    ]);

    static Sightings Look(
        BundleJsonReader read, JsonItem json, string key, IReadOnlyDictionary<string, BundleFile> files,
        ChainedAnswers chained)
    {
        var sightings = new Sightings();
        foreach (var item in read.List(json, key))
        {
            if (!SubjectReader.TryRead(read.Text(item, "subject"), out var subject))
                read.Report("bundle.subject", item, item["subject"]?.AsText ?? "");
            else if (Observed(read, item, subject, files, chained) is { } observation)
                sightings.Add(observation);
        }
        return sightings;
    }

    static Observation? Observed(
        BundleJsonReader read, JsonItem item, Subject subject, IReadOnlyDictionary<string, BundleFile> files,
        ChainedAnswers chained)
    {
        var (at, via) = (read.Time(item, "at"), read.Text(item, "via"));
        if (item["unmeasured"]?.AsText is { } reason)
            return new Observation.Unmeasured(reason) { Subject = subject, At = at, Via = via };
        var digest = read.Digest(item, "digest");
        if (files.TryGetValue(PathOf(digest), out var file))
        {
            return new Observation.Seen(file.Bytes)
            {
                Subject = subject,
                At = at,
                Via = via,
                Proof = chained.Prove(read, item, subject, file.Bytes, at),
            };
        }
        read.Report("bundle.observation", item, PathOf(digest));
        return null;
    }
}
