using Servanda.Core;

namespace Servanda.Mail;

/// <summary>
/// Collects the problems of a long input. Of each kind the first few stand with their places and the rest are counted, so
/// that one slip repeated in every record neither fills the memory nor hides the others.
/// </summary>
sealed class ProblemTally
{
    /// <summary>Problems of one kind that stand with their places.</summary>
    public const int MaxOfKind = 10;

    readonly Dictionary<ProblemKind, long> _counts = new(ReferenceEqualityComparer.Instance);
    readonly List<Problem> _kept = [];

    /// <summary>Starts with none.</summary>
    public ProblemTally()
    {
    }

    /// <summary>Starts with what was wrong with the thing around: each part of it has that wrong, too.</summary>
    public ProblemTally(ProblemTally around)
    {
        _kept.AddRange(around._kept);
        foreach (var (kind, count) in around._counts)
            _counts[kind] = count;
    }

    /// <summary>How many there were of each kind, by code.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts.ToDictionary(one => one.Key.Code, one => one.Value);

    /// <summary>True when nothing was wrong so far.</summary>
    public bool IsEmpty => _counts.Count == 0;

    public void Add(ProblemKind kind, int offset)
    {
        if (Counted(kind))
            _kept.Add(kind.At(offset));
    }

    public void Add(ProblemKind kind, int offset, ReadOnlySpan<byte> piece)
    {
        if (Counted(kind))
            _kept.Add(kind.At(offset, piece));
    }

    /// <summary>The problems kept, in the order of the input.</summary>
    public IReadOnlyList<Problem> InOrder() => [.. _kept.OrderBy(problem => problem.Offset)];

    bool Counted(ProblemKind kind) =>
        (_counts[kind] = _counts.GetValueOrDefault(kind) + 1) <= MaxOfKind;
}
