using Servanda.Accords.Leaves;
using Servanda.Storage.Log;

namespace Servanda.Cli.Serving.Logbook;

/// <summary>A leaf on its way into the log.</summary>
/// <param name="Entry">Where it comes from.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Place">Where it is to stand.</param>
sealed record OutgoingLeaf(OutboxEntry Entry, byte[] Bytes, LogPlace Place);

/// <summary>
/// Leaves that are logged at once, all or none: each may follow one of its subject and name any that stands before it, in the
/// log or in the run. Leaves of one subject keep their order, and none goes before one that it names.
/// </summary>
/// <param name="Leaves">Those that go, in the order they are to stand in.</param>
/// <param name="Refused">Those that never can, and why.</param>
sealed record OutboxRun(IReadOnlyList<OutgoingLeaf> Leaves, IReadOnlyList<(OutboxEntry Entry, string Why)> Refused)
{
    /// <summary>Chooses from what waits, and takes it into the chain as if it were logged: where it cannot be, the chain is of no
    /// more use.</summary>
    /// <param name="waiting">The first that wait, by number.</param>
    /// <param name="chain">The leaves in the log.</param>
    /// <param name="placeOf">Where a leaf of the outbox stands; null while it waits.</param>
    /// <param name="maxOctets">Octets of all at the most; one leaf may always go.</param>
    /// <param name="now">When it is noted that they stand there.</param>
    public static OutboxRun Of(
        IReadOnlyList<OutboxEntry> waiting, LeafChain chain, Func<long, LogPlace?> placeOf, int maxOctets, DateTimeOffset now)
    {
        List<OutgoingLeaf> leaves = [];
        List<(OutboxEntry, string)> refused = [];
        // A subject whose leaf has to wait waits with all that follow.
        HashSet<LeafId> held = [];
        Dictionary<long, LogPlace> places = [];
        var octets = 0;
        foreach (var entry in waiting)
        {
            if (held.Contains(entry.Subject))
                continue;
            if (entry.Write(chain.Head(entry.Subject), number => places.GetValueOrDefault(number) ?? placeOf(number)) is not { } bytes)
            {
                // All before the first was logged or refused, so what it names was refused.
                if (ReferenceEquals(entry, waiting[0]))
                    refused.Add((entry, "outbox.reference"));
                held.Add(entry.Subject);
                continue;
            }
            if (leaves.Count > 0 && octets + bytes.Length > maxOctets)
                break;
            var read = Leaf.Read(bytes);
            if ((read.Value is { } leaf ? chain.Check(leaf) : read.Problems) is [var problem, ..])
            {
                refused.Add((entry, $"{problem.Code} {problem.Detail}".TrimEnd()));
                continue;
            }
            var place = places[entry.Number] = new(chain.Next, Leaf.Name(bytes), now);
            chain.Add(read.Value!, place.Digest);
            leaves.Add(new(entry, bytes, place));
            octets += bytes.Length;
        }
        return new(leaves, refused);
    }
}
