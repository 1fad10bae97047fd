namespace Servanda.Storage.Workspaces;

/// <summary>Whether organisations let the figures of their mail reports be shown. Nobody's are unless it says so.</summary>
/// <param name="database">Where that is kept.</param>
/// <param name="clock">The clock.</param>
public sealed class MailConsent(Database database, TimeProvider clock)
{
    /// <summary>Whether an organisation has agreed, and not changed its mind.</summary>
    public async Task<bool> IsGivenAsync(string organisationId, CancellationToken cancel) => (await database.QueryAsync<long>(
        "SELECT is_given FROM mail_consent WHERE organisation = @organisationId ORDER BY number DESC LIMIT 1",
        new { organisationId }, cancel)) is [1];

    /// <summary>Says so, or takes it back.</summary>
    public async Task SetAsync(string organisationId, bool isGiven, string actor, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        await change.ExecuteAsync(
            "INSERT INTO mail_consent (number, organisation, is_given, account, at) VALUES (@Number, @organisationId, @Given, @actor, @Now)",
            new
            {
                Number = await RowNumbers.NextAsync(change, "mail_consent", cancel),
                organisationId,
                Given = isGiven ? 1L : 0L,
                actor,
                Now = clock.GetUtcNow().ToUnixTimeSeconds(),
            }, cancel);
        await change.CommitAsync(cancel);
    }
}
