namespace Servanda.Storage.Accounts;

/// <summary>Everything kept about one person, wherever it is kept: to be given to them, or let go of.</summary>
public static partial class PersonalData
{
    /// <summary>Erases an account with all that signs it in. Its id remains in audit trails, where it names nobody any
    /// more.</summary>
    public static async Task EraseAccountAsync(StoreTransaction change, string id, DateTimeOffset now, CancellationToken cancel)
    {
        var values = new { id };
        await change.ExecuteAsync("DELETE FROM account_passkey WHERE account = @id", values, cancel);
        await change.ExecuteAsync("DELETE FROM account_recovery_code WHERE account = @id", values, cancel);
        await change.ExecuteAsync("DELETE FROM account_session WHERE account = @id", values, cancel);
        await change.ExecuteAsync(
            "DELETE FROM account_link WHERE account = @id OR mail_key IN (SELECT mail_key FROM account WHERE id = @id)", values, cancel);
        await change.ExecuteAsync("DELETE FROM account WHERE id = @id", values, cancel);
        await AccountEvents.AddAsync(change, id, AccountEventKind.Erased, null, now, null, cancel);
    }
}
