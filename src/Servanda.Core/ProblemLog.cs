namespace Servanda.Core;

/// <summary>
/// Collects the problems of one reading. Bounded, so that a hostile input cannot make the list of its faults larger
/// than itself: after <see cref="Max"/> problems one last entry says that there are more.
/// </summary>
public sealed class ProblemLog
{
    /// <summary>Problems kept of one input.</summary>
    public const int Max = 100;

    /// <summary>More problems than are listed.</summary>
    public static readonly ProblemKind More = new("problems.more", "reader limit");

    List<Problem>? _problems;

    /// <summary>How many are kept so far.</summary>
    public int Count => _problems?.Count ?? 0;

    /// <summary>Adds a problem while there is room.</summary>
    public void Add(Problem problem)
    {
        _problems ??= [];
        if (_problems.Count < Max)
            _problems.Add(problem);
        else if (_problems.Count == Max)
            _problems.Add(More.At(problem.Offset));
    }

    /// <summary>The problems in the order of the input; those at one offset in the order found.</summary>
    public IReadOnlyList<Problem> InOrder() =>
        _problems is null ? [] : _problems.Count == 1 ? _problems : [.. _problems.OrderBy(problem => problem.Offset)];
}
