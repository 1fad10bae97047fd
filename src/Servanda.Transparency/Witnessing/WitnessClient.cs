using System.Collections.Concurrent;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Sequencing;

namespace Servanda.Transparency.Witnessing;

/// <summary>
/// Asks witnesses to cosign a log's checkpoints, all at once (C2SP tlog-witness, add-checkpoint). Whatever a witness
/// sends, only a cosignature that holds for the checkpoint, by the key the witness is known by, at about our time, comes
/// out. One checkpoint at a time.
/// </summary>
/// <param name="http">Used as it is: give it no redirects and no time-out of its own (<see cref="OpenHttp"/>).</param>
/// <param name="witnesses">The witnesses, each once.</param>
/// <param name="limits">How long and how much they are heard.</param>
/// <param name="clock">The time that cosignatures are held against.</param>
public sealed class WitnessClient(
    HttpClient http, IReadOnlyList<WitnessPeer> witnesses, WitnessLimits limits, TimeProvider clock) : ICheckpointWitnesses
{
    // The size each witness cosigned last, as far as is known here.
    readonly ConcurrentDictionary<CosignerKey, long> _sizes = [];

    /// <summary>The witnesses, each once.</summary>
    public IReadOnlyList<WitnessPeer> Witnesses => witnesses;

    /// <summary>A connection pool fit for asking witnesses: no redirects, no cookies, connections kept alive.</summary>
    public static HttpClient OpenHttp() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        MaxResponseHeadersLength = 16,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public async Task<WitnessRound> CosignAsync(
        CheckpointNote checkpoint, ProveFrom prove, Func<IReadOnlyList<Cosignature>, bool> isEnough, CancellationToken cancel)
    {
        var answers = await AskAsync(checkpoint, prove, isEnough, cancel);
        return new WitnessRound(
            [.. answers.OfType<WitnessAnswer.Cosigned>().Select(answer => answer.Cosignature)],
            [.. answers.OfType<WitnessAnswer.Failed>().Select(answer => answer.ToString())]);
    }

    /// <summary>Asks every witness; an answer for each, in the witnesses' order.</summary>
    /// <param name="checkpoint">The checkpoint the log signed.</param>
    /// <param name="prove">The consistency proof from a size to the checkpoint's.</param>
    /// <param name="isEnough">Whether these cosignatures are enough: the others are then waited for only
    /// <see cref="WitnessLimits.Grace"/>.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<WitnessAnswer>> AskAsync(
        CheckpointNote checkpoint, ProveFrom prove,
        Func<IReadOnlyList<Cosignature>, bool> isEnough, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var asked = witnesses.Select(witness => AskAsync(witness, checkpoint, prove, enough.Token)).ToList();
        List<Cosignature> cosignatures = [];
        await foreach (var answered in Task.WhenEach(asked).WithCancellation(cancel))
        {
            if (await answered is not WitnessAnswer.Cosigned { Cosignature: var cosignature })
                continue;
            cosignatures.Add(cosignature);
            if (isEnough(cosignatures))
                enough.CancelAfter(limits.Grace);
        }
        return await Task.WhenAll(asked);
    }

    async Task<WitnessAnswer> AskAsync(
        WitnessPeer witness, CheckpointNote checkpoint,
        ProveFrom prove, CancellationToken enough)
    {
        using var late = new CancellationTokenSource(limits.Timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(enough, late.Token);
        try
        {
            return await new WitnessExchange(http, witness, checkpoint, limits, clock, _sizes).RunAsync(prove, both.Token);
        }
        catch (HttpRequestException fault)
        {
            return new WitnessAnswer.Failed(witness, WitnessFault.Unreachable, fault.InnerException?.Message ?? fault.Message);
        }
        catch (IOException fault)
        {
            return new WitnessAnswer.Failed(witness, WitnessFault.Unreachable, fault.Message);
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            return new WitnessAnswer.Failed(witness, WitnessFault.Slow, late.IsCancellationRequested
                ? FormattableString.Invariant($"no whole answer in {limits.Timeout.TotalSeconds:0.#} seconds")
                : "not waited for any longer: enough others have cosigned, or the log stops");
        }
    }
}
