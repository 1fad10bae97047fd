using Servanda.Accords.Scorecards;

namespace Servanda.Storage.Measurement;

/// <summary>What the latest public assessment of an organisation shows of one commitment.</summary>
/// <param name="Organisation">Who.</param>
/// <param name="Commitment">What.</param>
/// <param name="Verdict">The headline.</param>
/// <param name="Lanes">The lanes beside it.</param>
/// <param name="At">When it was looked at.</param>
public sealed record Headline(string Organisation, string Commitment, Verdict Verdict, Lanes Lanes, DateTimeOffset At);

/// <summary>What the latest public assessment of an organisation shows of one control.</summary>
/// <param name="Organisation">Who.</param>
/// <param name="Control">What.</param>
/// <param name="Status">How it stands.</param>
/// <param name="At">When it was looked at.</param>
public sealed record ControlHeadline(string Organisation, string Control, ControlStatus Status, DateTimeOffset At);

/// <summary>How many organisations a verdict about a commitment was published of; whoever was not measured is in none.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Kept">Shown to keep it.</param>
/// <param name="PartlyKept">Shown to keep part of it.</param>
/// <param name="NotKept">Shown not to keep it.</param>
/// <param name="NotShown">Measured, and not shown either way.</param>
public sealed record CommitmentCount(string Commitment, int Kept, int PartlyKept, int NotKept, int NotShown);
