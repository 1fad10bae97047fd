namespace Servanda.Accords;

/// <summary>How a commitment in one accord relates to one in another; a judgement, and shown as one.</summary>
/// <param name="From">The commitment that transfers.</param>
/// <param name="To">The commitment it bears on.</param>
/// <param name="Relation"><c>overlaps</c>, <c>supports</c>, <c>parent-of</c> or <c>equivalent-intent</c>.</param>
/// <param name="Strength">0-3.</param>
/// <param name="MetTransfer">0-3: how far keeping the first shows the second kept.</param>
/// <param name="UnmetTransfer">0-3: how far breaking the first shows the second broken.</param>
/// <param name="Rationale">Why, in one line.</param>
public sealed record CrosswalkLink(
    string From, string To, string Relation, int Strength, int MetTransfer, int UnmetTransfer, Text Rationale);
