using Servanda.Core;

namespace Servanda.Storage.Mail;

/// <summary>What is known of a report once all of it was read.</summary>
/// <param name="Problems">Everything wrong with it.</param>
/// <param name="Digest">SHA-256 of the report as it was unpacked.</param>
public sealed record ReportEnd(IReadOnlyList<Problem> Problems, Digest Digest);

/// <summary>What storing a report did.</summary>
/// <param name="IsNew">False when the report was there already, and nothing was changed.</param>
/// <param name="Records">Records stored, or policies of a TLS report.</param>
/// <param name="Messages">Messages counted, or sessions.</param>
/// <param name="Problems">Problems kept with it.</param>
public sealed record Stored(bool IsNew, long Records, long Messages, int Problems)
{
    /// <summary>A report that was there already.</summary>
    public static Stored Known { get; } = new(false, 0, 0, 0);
}
