using Servanda.Transparency.Policies;
using Servanda.Transparency.Witnessing;

namespace Servanda.Transparency.Monitoring;

/// <summary>What a monitor follows and notices.</summary>
public sealed record MonitorSettings
{
    /// <summary>The log's origin and keys.</summary>
    public required WatchedLog Log { get; init; }

    /// <summary>Who has to have cosigned; its logs are of no account.</summary>
    public required LogPolicy Policy { get; init; }

    /// <summary>The witnesses to ask what they cosigned.</summary>
    public IReadOnlyList<WitnessPeer> Witnesses { get; init; } = [];

    /// <summary>The age of the latest cosignature that raises an alert; null for no such alert.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>How long a witness may be ahead of what the log shows.</summary>
    public TimeSpan Lag { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For each entry that is looked for, words about it; null for all others.</summary>
    public Func<ReadOnlyMemory<byte>, string?> LookFor { get; init; } = _ => null;

    /// <summary>Entry alerts of one round at the most; more are counted.</summary>
    public int MaxEntryAlerts { get; init; } = 1000;

    /// <summary>Bundles fetched at the same time.</summary>
    public int Fetches { get; init; } = 8;

    /// <summary>Entries between two states kept during a long replay.</summary>
    public int KeepEvery { get; init; } = 100_000;
}
