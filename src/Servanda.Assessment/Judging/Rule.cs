using Servanda.Accords;
using Servanda.Accords.Findings;

namespace Servanda.Assessment.Judging;

/// <summary>
/// One requirement of one standard: a pure function from what was seen to an outcome. A rule asks its
/// <see cref="View"/> for what it needs; whatever nobody has looked at yet becomes the plan of the next round.
/// </summary>
/// <param name="Id">Control id, dot, name: <c>mail.spf.lookups</c>.</param>
/// <param name="Clause">The clause that asks for it: <c>RFC 7208 §4.6.4</c>.</param>
/// <param name="Severity">Whether it decides the control.</param>
/// <param name="Title">What is asked, in a few words.</param>
/// <param name="Judge">Pure; never throws; cheap, as it runs again while its evidence is still coming in.</param>
public sealed record Rule(string Id, string Clause, Severity Severity, Text Title, Func<View, Outcome> Judge)
{
    /// <summary>The control it belongs to: the id without its last part.</summary>
    public string ControlId { get; } = Id[..Id.LastIndexOf('.')];
}
