using Servanda.Core;
using Servanda.Transparency.Witnessing;

namespace Servanda.Transparency.Monitoring;

/// <summary>What a witness says it cosigned of a log last (C2SP tlog-witness, Monitor Retrieval Mechanism).</summary>
/// <param name="Witness">The witness.</param>
/// <param name="Cosigned">The checkpoint; null where it never cosigned one.</param>
public sealed record WitnessView(WitnessPeer Witness, CosignedCheckpoint? Cosigned)
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Asks a witness.</summary>
    /// <exception cref="IOException">It cannot be told; the message names the witness.</exception>
    /// <exception cref="InvalidDataException">What it shows is no checkpoint of this log that both signed.</exception>
    internal static async Task<WitnessView> AskAsync(
        HttpClient http, WitnessPeer witness, WatchedLog log, TimeProvider clock, CancellationToken cancel)
    {
        var url = witness.At($"{log.OriginHash}/{Tiles.TileDirectory.CheckpointFile}");
        if (await WebFetch.GetAsync(http, url, AddCheckpoint.MaxOctets, Timeout, clock, cancel) is not { } bytes)
            return new(witness, null);
        var read = CosignedCheckpoint.Read(bytes.Span, log.Origin, witness.Key);
        if (read.Value is not { } cosigned)
            throw Wrong(witness, read.Problems);
        return cosigned.Note.Verify(log.Origin, log.Keys) is { Value: null, Problems: var problems }
            ? throw Wrong(witness, problems)
            : new(witness, cosigned);
    }

    static InvalidDataException Wrong(WitnessPeer witness, IReadOnlyList<Problem> problems) =>
        new($"{witness} shows no checkpoint that the log signed and it cosigned: {problems[0].Code} ({problems[0].Clause}).");
}
