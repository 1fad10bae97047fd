using Dapper;
using Servanda.Accords;

namespace Servanda.Storage.Applications;

/// <summary>
/// Applications: received once, moved from state to state. A move names the state it is from, so of two people who decide
/// at once one comes too late and is told so; each is written down in the journal in the same change.
/// </summary>
/// <param name="database">Where they are kept.</param>
/// <param name="clock">The clock.</param>
public sealed class ApplicationStore(Database database, TimeProvider clock)
{
    /// <summary>How long the link of the confirming letter works.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromHours(72);

    /// <summary>A link is not replaced by another sooner than this.</summary>
    public static readonly TimeSpan LinkPause = TimeSpan.FromMinutes(5);

    readonly DeskJournal _journal = new(database, clock);

    long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Takes an application in as part of a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="draft">What is asked.</param>
    /// <param name="state">Where it starts: unconfirmed from the form, confirmed from a workspace, in review at the desk.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Its id, and the secret of the link that confirms it; null when this very form was taken in before.</returns>
    public async Task<Received?> ReceiveAsync(
        StoreTransaction change, ApplicationDraft draft, ApplicationState state, string actor, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draft.Domains.Count, ApplicationDraft.MaxDomains);
        var (id, token) = (PrivateId.New(), PrivateId.NewLink());
        var awaits = state == ApplicationState.Unconfirmed;
        var rows = await change.ExecuteAsync("""
            INSERT INTO application (id, number, kind, state, accord, version, organisation, successor, succession, signature, signature_state, name, category, country,
                contact_name, contact_mail, statement, language, once_key, confirm_digest, confirm_until, effective_on, added_at, changed_at)
            VALUES (@Id, @Number, @Kind, @State, @AccordId, @Version, @OrganisationId, @SuccessorId, @Succession, @SignatureId, @SignatureState, @Name, @Category, @Country,
                @ContactName, @ContactMail, @Statement, @Language, @OnceKey, @Digest, @Until, @EffectiveOn, @Now, @Now)
            ON CONFLICT (once_key) DO NOTHING
            """,
            new
            {
                Id = id,
                Number = await RowNumbers.NextAsync(change, "application", cancel),
                Kind = ApplicationWords.Id(draft.Kind),
                State = ApplicationWords.Id(state),
                draft.AccordId,
                draft.Version,
                draft.OrganisationId,
                draft.SuccessorId,
                draft.Succession,
                draft.SignatureId,
                SignatureState = (long?)draft.SignatureState,
                draft.Name,
                draft.Category,
                draft.Country,
                draft.ContactName,
                ContactMail = draft.ContactMail?.ToString() ?? "",
                draft.Statement,
                Language = Words.Id(draft.Language),
                draft.OnceKey,
                Digest = awaits ? PrivateId.DigestOf(token) : null,
                Until = awaits ? (clock.GetUtcNow() + ConfirmWithin).ToUnixTimeSeconds() : (long?)null,
                draft.EffectiveOn,
                Now,
            }, cancel);
        if (rows == 0)
            return null;
        await ProofStore.AddAsync(change, id, draft.Domains, cancel);
        await _journal.AddAsync(change, actor, awaits ? DeskAct.Received : DeskAct.Asked, DeskSubject.Application(id), "", cancel);
        return new Received(id, awaits ? token : null);
    }

    /// <summary>The application a confirming link belongs to; null when there is none, or its time has passed.</summary>
    public Task<Application?> FindByLinkAsync(string token, CancellationToken cancel) => FindAsync(
        "confirm_digest = @Digest AND confirm_until > @Now", new { Digest = PrivateId.DigestOf(token), Now }, cancel);

    /// <summary>The application that a form with this key made and nobody confirmed; null when there is none.</summary>
    public Task<Application?> FindUnconfirmedAsync(string onceKey, CancellationToken cancel) => FindAsync(
        "once_key = @onceKey AND state = 'unconfirmed' AND contact_mail <> ''", new { onceKey }, cancel);

    /// <summary>Makes another link for an application that nobody confirmed, as part of a change; the one before does nothing any
    /// more.</summary>
    /// <returns>Its secret; null where the application was confirmed, its contact is gone, or the last link is not
    /// <see cref="LinkPause"/> old.</returns>
    public async Task<string?> RenewLinkAsync(StoreTransaction change, string id, string actor, CancellationToken cancel)
    {
        var token = PrivateId.NewLink();
        var rows = await change.ExecuteAsync("""
            UPDATE application SET confirm_digest = @Digest, confirm_until = @Until
            WHERE id = @id AND state = 'unconfirmed' AND contact_mail <> '' AND confirm_until <= @Latest
            """,
            new
            {
                id,
                Digest = PrivateId.DigestOf(token),
                Until = (clock.GetUtcNow() + ConfirmWithin).ToUnixTimeSeconds(),
                Latest = (clock.GetUtcNow() + ConfirmWithin - LinkPause).ToUnixTimeSeconds(),
            }, cancel);
        if (rows != 1)
            return null;
        await _journal.AddAsync(change, actor, DeskAct.LinkAgain, DeskSubject.Application(id), "", cancel);
        return token;
    }

    /// <summary>Confirms as part of a change. Following the link again changes nothing.</summary>
    /// <returns>True when it was this that confirmed it.</returns>
    public async Task<bool> ConfirmAsync(StoreTransaction change, string id, CancellationToken cancel)
    {
        var moved = await MoveAsync(change, id, [ApplicationState.Unconfirmed], ApplicationState.Confirmed,
            new DeskDeed(DeskActors.Applicant, DeskAct.Confirmed, ""), cancel);
        if (moved)
            await ProofStore.BeginAsync(change, id, Now, cancel);
        return moved;
    }

    /// <summary>An application; null when there is none.</summary>
    public Task<Application?> FindAsync(string id, CancellationToken cancel) => FindAsync("id = @id", new { id }, cancel);

    /// <summary>The same, as it stands within a change.</summary>
    internal static async Task<Application?> FindAsync(StoreTransaction change, string id, CancellationToken cancel) =>
        (await change.FindAsync<ApplicationRow>($"SELECT {ApplicationRow.Columns} FROM application WHERE id = @id", new { id }, cancel))?.Read();

    /// <summary>Moves an application on as part of a change, and writes it down.</summary>
    /// <returns>False when it is in none of the states it could be moved from: somebody else was first.</returns>
    public async Task<bool> MoveAsync(StoreTransaction change, string id, IReadOnlyList<ApplicationState> from,
        ApplicationState to, DeskDeed deed, CancellationToken cancel)
    {
        // Words of ours, which each database would otherwise want as a list in its own way.
        var states = string.Join(", ", from.Select(state => $"'{ApplicationWords.Id(state)}'"));
        var rows = await change.ExecuteAsync($"""
            UPDATE application SET state = @To, changed_at = @Now, decided_by = @DecidedBy WHERE id = @id AND state IN ({states})
            """,
            new
            {
                id,
                To = ApplicationWords.Id(to),
                DecidedBy = to == ApplicationState.Approved ? deed.Actor : null,
                Now,
            }, cancel);
        if (rows == 1)
            await _journal.AddAsync(change, deed.Actor, deed.Act, DeskSubject.Application(id), deed.Reason, cancel);
        return rows == 1;
    }

    /// <summary>Moves an approved application to published as part of a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="id">The application.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="needsTwo">Whether somebody else must have approved.</param>
    /// <param name="reason">A word on it.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>False when it is not approved, or by the same person.</returns>
    public async Task<bool> PublishAsync(
        StoreTransaction change, string id, string actor, bool needsTwo, string reason, CancellationToken cancel)
    {
        var rows = await change.ExecuteAsync("""
            UPDATE application SET state = 'published', changed_at = @Now
            WHERE id = @id AND state = 'approved' AND (@Two = 0 OR decided_by <> @actor)
            """, new { id, actor, Two = needsTwo ? 1L : 0L, Now }, cancel);
        if (rows != 1)
            return false;
        if (needsTwo)
            await _journal.AddAsync(change, actor, DeskAct.Countersigned, DeskSubject.Application(id), reason, cancel);
        await _journal.AddAsync(change, actor, DeskAct.Published, DeskSubject.Application(id), "", cancel);
        return true;
    }

    /// <summary>Settles which organisation of the register an application is about, as part of a change; null for one that is
    /// not in it yet. False when the application is over.</summary>
    public async Task<bool> MatchAsync(
        StoreTransaction change, string id, string? organisationId, string actor, CancellationToken cancel)
    {
        var rows = await change.ExecuteAsync("""
            UPDATE application SET organisation = @organisationId, changed_at = @Now
            WHERE id = @id AND state IN ('confirmed', 'in-review', 'approved')
            """, new { id, organisationId, Now }, cancel);
        if (rows == 1)
            await _journal.AddAsync(change, actor, DeskAct.Matched, DeskSubject.Application(id), organisationId ?? "", cancel);
        return rows == 1;
    }

    /// <summary>Writes down which organisation a published application led to.</summary>
    internal static Task<int> SettleAsync(StoreTransaction change, string id, string organisationId, CancellationToken cancel) =>
        change.ExecuteAsync("UPDATE application SET organisation = @organisationId WHERE id = @id", new { id, organisationId }, cancel);

    /// <summary>What a returned application says now, as part of a change; false when it is not a returned one.</summary>
    public async Task<bool> ReviseAsync(StoreTransaction change, string id, ApplicationDraft draft, CancellationToken cancel)
    {
        var rows = await change.ExecuteAsync("""
            UPDATE application SET version = @Version, name = @Name, category = @Category, country = @Country,
                contact_name = @ContactName, statement = @Statement
            WHERE id = @id AND state = 'returned'
            """,
            new { id, draft.Version, draft.Name, draft.Category, draft.Country, draft.ContactName, draft.Statement }, cancel);
        if (rows != 1)
            return false;
        await ProofStore.ReviseAsync(change, id, draft.Domains, Now, cancel);
        return await MoveAsync(change, id, [ApplicationState.Returned], ApplicationState.Confirmed,
            new DeskDeed(DeskActors.Applicant, DeskAct.Resent, ""), cancel);
    }

    /// <summary>Applications in a state, the first come first.</summary>
    public Task<IReadOnlyList<Application>> ListAsync(ApplicationState state, int most, CancellationToken cancel) =>
        ReadAsync("state = @State ORDER BY number LIMIT @most", new { State = ApplicationWords.Id(state), most }, cancel);

    /// <summary>What was asked for an organisation, the last first.</summary>
    public Task<IReadOnlyList<Application>> OfOrganisationAsync(string organisationId, int most, CancellationToken cancel) =>
        ReadAsync("organisation = @organisationId ORDER BY number DESC LIMIT @most", new { organisationId, most }, cancel);

    /// <summary>How many applications are in each state; states without any are left out.</summary>
    public async Task<IReadOnlyDictionary<ApplicationState, long>> CountsAsync(CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<(string State, long Count)>(new CommandDefinition(
            "SELECT state, COUNT(*) FROM application GROUP BY state", cancellationToken: cancel));
        return rows.ToDictionary(
            row => ApplicationWords.FindState(row.State) ?? throw new StorageException($"No state of ours: {row.State}."), row => row.Count);
    }

    async Task<Application?> FindAsync(string where, object values, CancellationToken cancel) =>
        (await ReadAsync(where, values, cancel)).SingleOrDefault();

    async Task<IReadOnlyList<Application>> ReadAsync(string where, object values, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<ApplicationRow>(new CommandDefinition(
            $"SELECT {ApplicationRow.Columns} FROM application WHERE {where}", values, cancellationToken: cancel));
        return [.. rows.Select(row => row.Read())];
    }
}

/// <summary>What came of taking an application in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ConfirmToken">The secret of the confirming link; null when it needs none.</param>
public sealed record Received(string Id, string? ConfirmToken);

/// <summary>What somebody does, and why.</summary>
/// <param name="Actor">The id of an account, or one of <see cref="DeskActors"/>.</param>
/// <param name="Act">What.</param>
/// <param name="Reason">Why; empty where there is nothing to say.</param>
public sealed record DeskDeed(string Actor, DeskAct Act, string Reason);
