using Servanda.Core;

namespace Servanda.Storage.Measurement;

/// <summary>A run of public assessments under one method that said the same.</summary>
/// <param name="Method">The method.</param>
/// <param name="Status">What they said.</param>
/// <param name="Since">When the first of them looked.</param>
/// <param name="Seen">When the last of them looked.</param>
public sealed record Standing<T>(Digest Method, T Status, DateTimeOffset Since, DateTimeOffset Seen) where T : struct, Enum;

/// <summary>How something stood over time, oldest first. A change of method is a break: what was found before it is not to
/// be compared with what was found after.</summary>
/// <param name="Subject">A control or a commitment.</param>
/// <param name="Runs">The runs.</param>
public sealed record StandingHistory<T>(string Subject, IReadOnlyList<Standing<T>> Runs) where T : struct, Enum
{
    /// <summary>The runs between two changes of method; only within one of them is there a trend.</summary>
    public IEnumerable<IReadOnlyList<Standing<T>>> Segments
    {
        get
        {
            List<Standing<T>> segment = [];
            foreach (var run in Runs)
            {
                if (segment.Count > 0 && segment[^1].Method != run.Method)
                {
                    yield return segment;
                    segment = [];
                }
                segment.Add(run);
            }
            if (segment.Count > 0)
                yield return segment;
        }
    }

    /// <summary>When it came to be as it is, under the method of today; null where that is silent.</summary>
    /// <param name="isAchieved">Whether a status is what was promised.</param>
    /// <param name="isSilent">Whether a status says nothing: silence neither achieves nor loses anything.</param>
    public Turn? Turn(Func<T, bool> isAchieved, Func<T, bool> isSilent)
    {
        var known = (Segments.LastOrDefault() ?? []).Where(run => !isSilent(run.Status)).ToList();
        if (known.Count == 0)
            return null;
        var now = isAchieved(known[^1].Status);
        var first = known.FindLastIndex(run => isAchieved(run.Status) != now) + 1;
        return new Turn(now, known[first].Since, IsObserved: first > 0);
    }
}

/// <summary>When something was achieved or lost.</summary>
/// <param name="IsAchieved">Whether it stands as promised.</param>
/// <param name="At">When that was first seen.</param>
/// <param name="IsObserved">True where it was otherwise before: "achieved on", "lost on". False where it was so at the first
/// look: "since the first look on".</param>
public sealed record Turn(bool IsAchieved, DateTimeOffset At, bool IsObserved);
