using Servanda.Accords.Leaves;
using Servanda.Storage.Log;

namespace Servanda.Cli.Serving.Logbook;

/// <summary>A leaf on its way into the log.</summary>
/// <param name="Entry">Where it comes from.</param>
/// <param name="Leaf">What it says.</param>
/// <param name="Bytes">Its bytes.</param>
sealed record OutgoingLeaf(OutboxEntry Entry, Leaf Leaf, byte[] Bytes);

/// <summary>
/// Leaves that can be logged at once because none depends on another: no subject stands twice, and all that they name is in
/// the log already. Leaves of one subject keep their order, and none goes before one that it names.
/// </summary>
/// <param name="Leaves">Those that go.</param>
/// <param name="Refused">Those that never can, and why.</param>
sealed record OutboxRun(IReadOnlyList<OutgoingLeaf> Leaves, IReadOnlyList<(OutboxEntry Entry, string Why)> Refused)
{
    /// <summary>Chooses from what waits.</summary>
    /// <param name="waiting">The first that wait, by number.</param>
    /// <param name="chain">The leaves in the log.</param>
    /// <param name="placeOf">Where a leaf of the outbox stands; null while it waits.</param>
    /// <param name="most">How many go at the most.</param>
    public static OutboxRun Of(IReadOnlyList<OutboxEntry> waiting, LeafChain chain, Func<long, LogPlace?> placeOf, int most)
    {
        List<OutgoingLeaf> leaves = [];
        List<(OutboxEntry, string)> refused = [];
        HashSet<LeafId> subjects = [];
        foreach (var entry in waiting)
        {
            if (leaves.Count == most)
                break;
            if (!subjects.Add(entry.Subject))
                continue;
            if (entry.Write(chain.Head(entry.Subject), placeOf) is { } bytes)
            {
                var read = Leaf.Read(bytes);
                if ((read.Value is { } leaf ? chain.Check(leaf) : read.Problems) is [var problem, ..])
                    refused.Add((entry, $"{problem.Code} {problem.Detail}".TrimEnd()));
                else
                    leaves.Add(new(entry, read.Value!, bytes));
            }
            else if (ReferenceEquals(entry, waiting[0]))
            {
                // All before it was logged or refused, so what it names was refused.
                refused.Add((entry, "outbox.reference"));
            }
        }
        return new(leaves, refused);
    }
}
