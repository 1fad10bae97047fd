using Servanda.Accords.Leaves;
using Servanda.Assessment.Bundles;

namespace Servanda.Cli.Log;

/// <summary>Logs assessments: the method where it is not in the log yet, the evidence, and then the scores, which name
/// both by their indexes. What does not depend on one another goes together, so that many cost few flushes.</summary>
static class LoggedBundles
{
    /// <summary>Logs them; the leaf of the evidence of each, in the same order.</summary>
    /// <exception cref="Transparency.Sequencing.LogException">The log does not take them; the message says why.</exception>
    public static async Task<IReadOnlyList<LoggedLeaf>> AppendAsync(
        LeafAppender log, IReadOnlyList<LoggedBundle> bundles, CancellationToken cancel)
    {
        foreach (var method in bundles.Select(bundle => bundle.Method).DistinctBy(method => method.Digest))
        {
            if (log.FindMethod(method.Digest) is null)
                await log.AppendAsync(MethodSubject, method, cancel);
        }
        List<LoggedLeaf> evidence = [];
        foreach (var apart in Apart(bundles))
        {
            var logged = await log.AppendAsync(apart.Select(bundle => (bundle.Subject, (LeafBody)bundle.Snapshot)), cancel);
            evidence.AddRange(logged);
            for (var at = 0; at < apart.Max(bundle => bundle.Scores.Count); at++)
                await log.AppendAsync(
                    apart.Zip(logged).Where(one => at < one.First.Scores.Count)
                        .Select(one => (one.First.Subject, Score(one.First, one.First.Scores[at], log, one.Second.Index))), cancel);
        }
        return evidence;
    }

    /// <summary>Runs in which no subject stands twice, as its leaves have to follow one another.</summary>
    static IEnumerable<IReadOnlyList<LoggedBundle>> Apart(IReadOnlyList<LoggedBundle> bundles)
    {
        List<LoggedBundle> run = [];
        foreach (var bundle in bundles)
        {
            if (run.Exists(one => one.Subject == bundle.Subject))
            {
                yield return run;
                run = [];
            }
            run.Add(bundle);
        }
        if (run.Count > 0)
            yield return run;
    }

    static LeafBody Score(LoggedBundle bundle, AccordScore score, LeafAppender log, long evidence) => new LeafBody.Score(
        score.Accord,
        log.FindMethod(bundle.Method.Digest) ?? throw new InvalidOperationException("The method was logged before."),
        [evidence], score.Commitments);

    static LeafId MethodSubject { get; } = LeafId.For("method");
}
