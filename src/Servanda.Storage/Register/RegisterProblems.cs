using Servanda.Core;

namespace Servanda.Storage.Register;

/// <summary>What can be wrong with text given for the register.</summary>
public static class RegisterProblems
{
    /// <summary>Nothing but spaces.</summary>
    public static readonly ProblemKind Empty = new("register.text.empty", "docs/register.md, Names");

    /// <summary>Longer than there is room for.</summary>
    public static readonly ProblemKind Length = new("register.text.length", "docs/register.md, Names");

    /// <summary>A control character, an invisible one, or a line break.</summary>
    public static readonly ProblemKind Control = new("register.text.control", "docs/register.md, Names");

    /// <summary>A character that turns the direction of the text around it.</summary>
    public static readonly ProblemKind Direction = new("register.text.direction", "UAX 9 §2");

    /// <summary>A character that means nothing to others.</summary>
    public static readonly ProblemKind Unassigned = new("register.text.unassigned", "docs/register.md, Names");

    /// <summary>Half a character.</summary>
    public static readonly ProblemKind Surrogate = new("register.text.surrogate", "docs/register.md, Names");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } = [Empty, Length, Control, Direction, Unassigned, Surrogate];
}
