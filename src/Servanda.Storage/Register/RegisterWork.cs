using Servanda.Accords.Leaves;
using Servanda.Storage.Log;

namespace Servanda.Storage.Register;

/// <summary>One change of the register while it is made: its number, and its end, when its leaf and its row are written.</summary>
sealed class RegisterWork
{
    readonly ChangeBy _by;

    RegisterWork(StoreTransaction change, long number, DateTimeOffset at, ChangeBy by) =>
        (Change, Number, At, _by) = (change, number, at, by);

    public StoreTransaction Change { get; }

    /// <summary>The number of this change.</summary>
    public long Number { get; }

    /// <summary>When it is made.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Waits for its turn.</summary>
    public static async Task<RegisterWork> BeginAsync(StoreTransaction change, TimeProvider clock, ChangeBy by, CancellationToken cancel) =>
        new(change, await RegisterLock.NextChangeAsync(change, cancel), clock.GetUtcNow(), by);

    /// <summary>Whether the reason that was given can stand there.</summary>
    public static bool HasSoundReason(ChangeBy by) => by.Reason is null || RegisterText.ReadReason(by.Reason).Value is not null;

    /// <summary>Adds a leaf about this change.</summary>
    public Task<long> LogAsync(
        string subject, LeafBody body, IReadOnlyList<LogReference> references, IReadOnlyList<CommitmentOpening> openings,
        CancellationToken cancel) =>
        LogOutbox.AddAsync(Change, At, LeafId.For(subject), body, references, openings, cancel);

    /// <summary>Writes the change's own row.</summary>
    public async Task<RegisterOutcome> EndAsync(
        ChangeKind kind, string? organisation, string? accord, string? signature, long? leaf, CancellationToken cancel)
    {
        await new ChangeRecord
        {
            Number = Number,
            MadeAt = At.ToUnixTimeSeconds(),
            Actor = _by.Actor,
            Kind = kind,
            Organisation = organisation,
            Accord = accord,
            Signature = signature,
            Reason = _by.Reason is null ? null : RegisterText.ReadReason(_by.Reason).Value,
            Corrects = _by.Corrects,
            Batch = _by.Batch,
            Leaf = leaf,
        }.AddAsync(Change, cancel);
        return new RegisterOutcome.Done(Number, signature ?? organisation ?? accord ?? "");
    }
}
