using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Storage.Register;

namespace Servanda.Storage.Applications;

/// <summary>How far a list is that is brought in at once.</summary>
public enum ImportState
{
    /// <summary>It was read and shown; nothing changed.</summary>
    Previewed,
    /// <summary>One person wants it in; a second one has to countersign.</summary>
    Approved,
    /// <summary>It is in the register.</summary>
    Applied,
    /// <summary>What it brought was taken back, by new records.</summary>
    Undone,
    /// <summary>It was given up before anything changed.</summary>
    Dropped,
}

/// <summary>A list brought in at once.</summary>
/// <param name="Id">Random; the batch of its changes of the register.</param>
/// <param name="AccordId">The accord its rows sign.</param>
/// <param name="Source">Who says so.</param>
/// <param name="List">The list, as it came.</param>
/// <param name="State">How far it is.</param>
/// <param name="DecidedBy">Who approved first; null before.</param>
/// <param name="Actor">Who brought it.</param>
/// <param name="ChangedAt">When its state last changed.</param>
public sealed record DeskImport(
    string Id, string AccordId, string Source, string List, ImportState State, string? DecidedBy, string Actor, DateTimeOffset ChangedAt);

/// <summary>Lists brought in at once: shown first, then applied by one or two persons, perhaps undone. All of a list goes into the
/// register, or nothing of it.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="clock">The clock.</param>
/// <param name="register">Is told to look again.</param>
public sealed class ImportStore(Database database, TimeProvider clock, PublicRegisterCache? register)
{
    const string Columns = """
        id AS Id, accord AS Accord, source AS Source, list AS List, state AS State, decided_by AS DecidedBy, actor AS Actor,
        changed_at AS ChangedAt
        """;

    static readonly Dictionary<string, ImportState> States = Enum.GetValues<ImportState>().ToDictionary(Id);

    readonly DeskJournal _journal = new(database, clock);
    readonly DeskSettings _settings = new(database, clock);
    readonly RegisterChanges _changes = new(database, clock, register);

    long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The word people read.</summary>
    public static Text Word(ImportState state) => state switch
    {
        ImportState.Previewed => new("read, nothing changed", "lue, rien n’a changé"),
        ImportState.Approved => new("waiting for a countersignature", "en attente de contreseing"),
        ImportState.Applied => new("imported", "importée"),
        ImportState.Undone => new("undone", "annulée"),
        ImportState.Dropped => new("given up", "abandonnée"),
    };

    /// <summary>Keeps a list that was read.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> AddAsync(string accordId, string source, string list, string actor, CancellationToken cancel)
    {
        var id = PrivateId.New();
        await using var change = await database.BeginAsync(cancel);
        await change.ExecuteAsync("""
            INSERT INTO desk_import (id, number, accord, source, list, state, actor, added_at, changed_at)
            VALUES (@id, @Number, @accordId, @source, @list, 'previewed', @actor, @Now, @Now)
            """,
            new { id, Number = await RowNumbers.NextAsync(change, "desk_import", cancel), accordId, source, list, actor, Now }, cancel);
        await _journal.AddAsync(change, actor, DeskAct.ImportPreviewed, DeskSubject.Import(id), source, cancel);
        await change.CommitAsync(cancel);
        return id;
    }

    /// <summary>A list; null when there is none.</summary>
    public async Task<DeskImport?> FindAsync(string id, CancellationToken cancel) => (await database.QueryAsync<Row>(
        $"SELECT {Columns} FROM desk_import WHERE id = @id", new { id }, cancel)).SingleOrDefault()?.Read();

    /// <summary>Lists, the last first.</summary>
    public async Task<IReadOnlyList<DeskImport>> ListAsync(int most, CancellationToken cancel) => [.. (await database.QueryAsync<Row>(
        $"SELECT {Columns} FROM desk_import ORDER BY number DESC LIMIT @most", new { most }, cancel)).Select(row => row.Read())];

    /// <summary>Gives a list up before anything changed.</summary>
    public async Task<DecisionOutcome> DropAsync(string id, string actor, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        if (!await MoveAsync(change, id, "state IN ('previewed', 'approved')", ImportState.Dropped, actor, cancel))
            return new DecisionOutcome.TooLate();
        await change.CommitAsync(cancel);
        return new DecisionOutcome.Done(IsPublished: false);
    }

    /// <summary>Wants a list in: the first time as the first person, then as the second, which brings it in.</summary>
    /// <param name="id">The list.</param>
    /// <param name="rows">Its rows, read against the register as it stands.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="cancel">Gives up; nothing is brought in then.</param>
    public async Task<DecisionOutcome> ApplyAsync(string id, ImportList rows, string actor, CancellationToken cancel)
    {
        var needsTwo = (await _settings.ReadAsync(cancel)).NeedsTwo;
        if (await FindAsync(id, cancel) is not { State: ImportState.Previewed or ImportState.Approved } import)
            return new DecisionOutcome.TooLate();
        await using var change = await database.BeginAsync(cancel);
        if (needsTwo && import.State == ImportState.Previewed)
        {
            if (!await MoveAsync(change, id, "state = 'previewed'", ImportState.Approved, actor, cancel))
                return new DecisionOutcome.TooLate();
            await change.CommitAsync(cancel);
            return new DecisionOutcome.Done(IsPublished: false);
        }
        if (needsTwo && import.DecidedBy == actor)
            return new DecisionOutcome.SamePerson();
        if (!await MoveAsync(change, id, "state IN ('previewed', 'approved')", ImportState.Applied, actor, cancel))
            return new DecisionOutcome.TooLate();
        await _journal.AddAsync(change, actor, DeskAct.ImportApplied, DeskSubject.Import(id), import.Source, cancel);
        foreach (var row in rows.New)
        {
            if (await SignAsync(change, import, row, new ChangeBy(actor) { Batch = id }, cancel) is RegisterOutcome.Refused refused)
                return new DecisionOutcome.Refused(refused.Reason);
        }
        await change.CommitAsync(cancel);
        register?.Forget();
        return new DecisionOutcome.Done(IsPublished: true);
    }

    /// <summary>Takes back what a list brought, by new records; what somebody has changed since is left as it is.</summary>
    /// <returns>What was undone; null when it is not in the register.</returns>
    public async Task<UndoResult?> UndoAsync(string id, string actor, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        if (!await MoveAsync(change, id, "state = 'applied'", ImportState.Undone, actor, cancel))
            return null;
        await _journal.AddAsync(change, actor, DeskAct.ImportUndone, DeskSubject.Import(id), "", cancel);
        var undone = await _changes.UndoAsync(change, id, new ChangeBy(actor) { Batch = ChangeBy.NewBatch() }, cancel);
        await change.CommitAsync(cancel);
        register?.Forget();
        return undone;
    }

    async Task<RegisterOutcome> SignAsync(
        StoreTransaction change, DeskImport import, ImportRow row, ChangeBy by, CancellationToken cancel)
    {
        var organisation = row.OrganisationId;
        if (organisation is null)
        {
            var entered = await _changes.EnterAsync(change, new NewOrganisation
            {
                Name = row.Name,
                Country = row.Country,
                Assets = [.. row.Domains.Select(domain => new NewAsset(AssetKind.Domain, domain, AssetStanding.Listed))],
                Source = import.Source,
            }, by, cancel);
            if (entered is not RegisterOutcome.Done { Id: var id })
                return entered;
            organisation = id;
        }
        return await _changes.SignAsync(change, new NewSignature
        {
            AccordId = import.AccordId,
            OrganisationId = organisation,
            Name = row.Name,
            Category = row.Category,
            On = row.SignedOn,
            Source = import.Source,
            Basis = SignatureBasis.Source,
        }, by, cancel);
    }

    async Task<bool> MoveAsync(StoreTransaction change, string id, string from, ImportState to, string actor, CancellationToken cancel) =>
        await change.ExecuteAsync($"""
            UPDATE desk_import SET state = @To, changed_at = @Now, decided_by = COALESCE(decided_by, @actor) WHERE id = @id AND {from}
            """, new { id, To = Id(to), actor, Now }, cancel) == 1;

    static string Id(ImportState state) => state switch
    {
        ImportState.Previewed => "previewed",
        ImportState.Approved => "approved",
        ImportState.Applied => "applied",
        ImportState.Undone => "undone",
        ImportState.Dropped => "dropped",
    };

    sealed record Row
    {
        public string Id { get; init; } = "";

        public string Accord { get; init; } = "";

        public string Source { get; init; } = "";

        public string List { get; init; } = "";

        public string State { get; init; } = "";

        public string? DecidedBy { get; init; }

        public string Actor { get; init; } = "";

        public long ChangedAt { get; init; }

        public DeskImport Read() =>
            new(Id, Accord, Source, List, States[State], DecidedBy, Actor, DateTimeOffset.FromUnixTimeSeconds(ChangedAt));
    }
}
