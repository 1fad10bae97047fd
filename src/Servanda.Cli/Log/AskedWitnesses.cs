using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Witnessing;

namespace Servanda.Cli.Log;

/// <summary>The witnesses of a policy that say where they take checkpoints, asked over HTTP.</summary>
sealed class AskedWitnesses : ICheckpointWitnesses, IDisposable
{
    readonly HttpClient _http = WitnessClient.OpenHttp();
    readonly WitnessClient _client;

    AskedWitnesses(IReadOnlyList<WitnessPeer> peers, TimeProvider clock) =>
        _client = new WitnessClient(_http, peers, WitnessLimits.Default, clock);

    public static AskedWitnesses Of(LogPolicy policy, TimeProvider clock) => new(
    [
        .. policy.Witnesses.SelectMany(witness =>
            witness.Key is { } key && Uri.TryCreate(witness.Url, UriKind.Absolute, out var prefix)
                ? [new WitnessPeer(witness.Name, key, prefix)] : Array.Empty<WitnessPeer>()),
    ], clock);

    /// <inheritdoc/>
    public async Task<WitnessRound> CosignAsync(
        CheckpointNote checkpoint, ProveFrom prove, Func<IReadOnlyList<Cosignature>, bool> isEnough, CancellationToken cancel)
    {
        var answers = await _client.AskAsync(checkpoint, (size, stop) => prove(size, stop), isEnough, cancel);
        return new(
            [.. answers.OfType<WitnessAnswer.Cosigned>().Select(answer => answer.Cosignature)],
            [.. answers.OfType<WitnessAnswer.Failed>().Select(answer => answer.ToString())]);
    }

    public void Dispose() => _http.Dispose();
}
