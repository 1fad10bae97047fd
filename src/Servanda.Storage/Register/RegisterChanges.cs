namespace Servanda.Storage.Register;

/// <summary>
/// Changes of the register. Each adds rows and changes none, begins from the state it was decided on, and puts its leaf into
/// the outbox of the log in the same transaction. What is asked for and cannot be done is a refusal, and changes nothing.
/// Call them before anything else of the transaction is put into the log's outbox.
/// </summary>
/// <param name="database">Where the register is.</param>
/// <param name="clock">Says when a change is made.</param>
/// <param name="cache">Is told to look again; null where nothing is read in this process.</param>
public sealed partial class RegisterChanges(Database database, TimeProvider clock, PublicRegisterCache? cache = null)
{
    /// <summary>Makes one change by itself.</summary>
    /// <param name="make">One of the methods here, with the transaction given.</param>
    /// <param name="cancel">Gives up; nothing is changed then.</param>
    public async Task<RegisterOutcome> CommitAsync(
        Func<RegisterChanges, StoreTransaction, Task<RegisterOutcome>> make, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        var outcome = await make(this, change);
        if (outcome is not RegisterOutcome.Done)
            return outcome;
        await change.CommitAsync(cancel);
        cache?.Forget();
        return outcome;
    }

    static RegisterOutcome Refuse(RegisterRefusal reason, string? detail = null) => new RegisterOutcome.Refused(reason, detail);
}
