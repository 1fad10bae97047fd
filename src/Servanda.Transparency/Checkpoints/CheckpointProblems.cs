using Servanda.Core;

namespace Servanda.Transparency.Checkpoints;

/// <summary>What can be wrong with a checkpoint.</summary>
public static class CheckpointProblems
{
    const string Text = "C2SP tlog-checkpoint, Note text";
    const string Signatures = "C2SP tlog-checkpoint, Signatures";

    /// <summary>Longer than any we read.</summary>
    public static readonly ProblemKind Length = new("checkpoint.length", "reader limit");

    /// <summary>Not UTF-8 (C2SP signed-note, Format).</summary>
    public static readonly ProblemKind Utf8 = new("checkpoint.utf8", "C2SP signed-note, Format");

    /// <summary>Fewer than three lines, or the last without its newline.</summary>
    public static readonly ProblemKind Lines = new("checkpoint.lines", Text);

    /// <summary>The first line is empty.</summary>
    public static readonly ProblemKind Origin = new("checkpoint.origin.empty", Text);

    /// <summary>The second line is no number below 2^63 without leading zeroes.</summary>
    public static readonly ProblemKind Size = new("checkpoint.size", Text);

    /// <summary>The third line is no base64.</summary>
    public static readonly ProblemKind Root = new("checkpoint.root", Text);

    /// <summary>The root is not of 32 octets (RFC 6962 with SHA-256).</summary>
    public static readonly ProblemKind RootLength = new("checkpoint.root.length", Text);

    /// <summary>A tree without entries has one root only, the hash of the empty string (RFC 6962 §2.1).</summary>
    public static readonly ProblemKind EmptyRoot = new("checkpoint.root.empty", "RFC 6962 §2.1");

    /// <summary>An extension line is empty.</summary>
    public static readonly ProblemKind Extension = new("checkpoint.extension.empty", Text);

    /// <summary>It is of another log than asked for.</summary>
    public static readonly ProblemKind OtherOrigin = new("checkpoint.origin.other", Signatures);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
        [Length, Utf8, Lines, Origin, Size, Root, RootLength, EmptyRoot, Extension, OtherOrigin];
}
