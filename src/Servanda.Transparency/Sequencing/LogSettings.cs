using Servanda.Transparency.Notes;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Sequencing;

/// <summary>How a log is written.</summary>
public sealed record LogSettings
{
    /// <summary>Entries of a batch at the most, unless set otherwise.</summary>
    public const int UsualBatch = 4096;

    /// <summary>Where the log's tiles and checkpoint lie.</summary>
    public required ITreeFiles Files { get; init; }

    /// <summary>Where the log keeps how far it has come.</summary>
    public required ITreeHeadStore Heads { get; init; }

    /// <summary>What checkpoints are signed with; the name of the first is the log's origin.</summary>
    public required IReadOnlyList<NoteSigningKey> Keys { get; init; }

    /// <summary>Keys that signed earlier: a checkpoint of one of them is the log's own too.</summary>
    public IReadOnlyList<NoteVerifierKey> FormerKeys { get; init; } = [];

    /// <summary>Who has to cosign before a checkpoint is published; null for nobody. Its logs are of no account.</summary>
    public LogPolicy? Policy { get; init; }

    /// <summary>Asks the witnesses; null where there are none.</summary>
    public ICheckpointWitnesses? Witnesses { get; init; }

    /// <summary>Entries of a batch at the most; those appended together may always go.</summary>
    public int MaxBatch { get; init; } = UsualBatch;

    /// <summary>Octets of a batch's entries at the most; one entry may always go.</summary>
    public int MaxBatchOctets { get; init; } = EntryBundle.MaxOctets;

    /// <summary>How long a batch that is not full waits for more.</summary>
    public TimeSpan BatchDelay { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>The least time between two published checkpoints.</summary>
    public TimeSpan PublishInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long to wait after a checkpoint could not be published, for want of witnesses or disk.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Files flushed at the same time.</summary>
    public int FlushesAtOnce { get; init; } = 8;

    /// <summary>Is told why a checkpoint is not published yet, from any thread; null for nobody.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>Waits and intervals only: no time is written into the log, so a clock set back changes nothing.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The log's name.</summary>
    public string Origin => Keys[0].Verifier.Id.Name;
}
