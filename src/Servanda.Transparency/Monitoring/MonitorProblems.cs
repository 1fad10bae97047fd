using Servanda.Core;

namespace Servanda.Transparency.Monitoring;

/// <summary>What can be wrong with the state a monitor kept.</summary>
public static class MonitorProblems
{
    const string Clause = "monitor's state";

    /// <summary>Longer than any state.</summary>
    public static readonly ProblemKind Length = new("monitor.state.length", Clause);

    /// <summary>The first line is another, or there is no empty line before the checkpoint.</summary>
    public static readonly ProblemKind Form = new("monitor.state.form", Clause);

    /// <summary>No number, or a line of the tree's edge is no hash.</summary>
    public static readonly ProblemKind Edge = new("monitor.state.edge", Clause);

    /// <summary>The edge is not that of the checkpoint.</summary>
    public static readonly ProblemKind Root = new("monitor.state.root", Clause);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } = [Length, Form, Edge, Root];
}
