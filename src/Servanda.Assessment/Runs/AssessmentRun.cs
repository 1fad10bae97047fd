using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Servanda.Assessment.Planning;

namespace Servanda.Assessment.Runs;

/// <summary>
/// Assesses many organisations at once and gives them back in the order asked, holding only those under way and a few
/// that wait for a slower one before them.
/// </summary>
public sealed class AssessmentRun(Assessor assessor, TimeProvider clock, AssessmentOptions options)
{
    /// <summary>Those that wait, for their second look or for one before them, in multiples of the concurrency.</summary>
    const int WaitingFactor = 4;

    /// <summary>Assesses each plan.</summary>
    /// <param name="plans">What to assess; taken one at a time as there is room.</param>
    /// <param name="stop">Begins no further organisation; those begun are finished and given.</param>
    /// <param name="cancel">Gives up at once.</param>
    public async IAsyncEnumerable<AssessedOrganisation> RunAsync(
        IEnumerable<Plan> plans, CancellationToken stop, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var begun = Channel.CreateBounded<Task<AssessedOrganisation>>(options.Concurrency * WaitingFactor);
        var beginning = BeginAsync(plans, begun.Writer, stop, abandon.Token);
        try
        {
            await foreach (var task in begun.Reader.ReadAllAsync(cancel))
                yield return await task;
        }
        finally
        {
            await abandon.CancelAsync();
            await beginning;
        }
    }

    async Task BeginAsync(
        IEnumerable<Plan> plans, ChannelWriter<Task<AssessedOrganisation>> begun,
        CancellationToken stop, CancellationToken cancel)
    {
        var slots = new SemaphoreSlim(options.Concurrency);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, cancel);
        try
        {
            foreach (var plan in plans)
            {
                await slots.WaitAsync(either.Token);
                // Room first, then begin: nothing that was begun is lost when we are asked to stop.
                await begun.WaitToWriteAsync(either.Token);
                begun.TryWrite(AssessAsync(plan, slots, cancel));
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Asked to begin no more: whoever reads sees the end of what was begun.
        }
        finally
        {
            begun.Complete();
        }
    }

    async Task<AssessedOrganisation> AssessAsync(Plan plan, SemaphoreSlim slots, CancellationToken cancel)
    {
        await Task.Yield();
        try
        {
            return await assessor.AssessAsync(plan, token => PauseAsync(slots, token), cancel);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Others may work while one waits for its second look.</summary>
    async Task PauseAsync(SemaphoreSlim slots, CancellationToken cancel)
    {
        slots.Release();
        await Task.Delay(options.RetestAfter, clock, cancel);
        await slots.WaitAsync(cancel);
    }
}
