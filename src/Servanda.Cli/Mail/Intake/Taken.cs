using Servanda.Core;

namespace Servanda.Cli.Mail.Intake;

/// <summary>What came of reading and storing: counts, and what was refused.</summary>
sealed class Taken
{
    /// <summary>Reports stored.</summary>
    public long Stored { get; set; }

    /// <summary>Reports that were there already.</summary>
    public long Known { get; set; }

    /// <summary>Records of the reports stored.</summary>
    public long Records { get; set; }

    /// <summary>Messages and sessions of the reports stored.</summary>
    public long Messages { get; set; }

    /// <summary>Problems kept with the reports stored.</summary>
    public long Problems { get; set; }

    /// <summary>Places without a usable report.</summary>
    public long Refused { get; set; }

    /// <summary>True when there was a report.</summary>
    public bool HasReport => Stored + Known > 0;

    public void Add(Taken other)
    {
        Stored += other.Stored;
        Known += other.Known;
        Records += other.Records;
        Messages += other.Messages;
        Problems += other.Problems;
        Refused += other.Refused;
    }
}

/// <summary>A place without a usable report, and why.</summary>
sealed record Refusal(string Place, IReadOnlyList<Problem> Problems);
