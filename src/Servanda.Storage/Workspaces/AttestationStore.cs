using System.Globalization;
using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;
using Servanda.Core;
using Servanda.Storage.Applications;
using Servanda.Storage.Log;

namespace Servanda.Storage.Workspaces;

/// <summary>What organisations claim of themselves, each with its leaf. One that was taken back is kept, and counts no more.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="clock">The clock.</param>
public sealed class AttestationStore(Database database, TimeProvider clock)
{
    const string Day = "yyyy-MM-dd";

    const string Columns = """
        id AS Id, organisation AS Organisation, control AS Control, made_on AS MadeOn, until AS Until, statement AS Statement,
        documents AS Documents, leaf AS Leaf, ended_at AS EndedAt
        """;

    readonly DeskJournal _journal = new(database, clock);

    /// <summary>Makes an attestation, with its leaf and its line in the journal. One that stands is not made again in the same
    /// words: a form sent twice acts once.</summary>
    /// <param name="organisationId">Who claims.</param>
    /// <param name="claim">What is claimed.</param>
    /// <param name="actor">The account that speaks for it.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task AddAsync(string organisationId, Attestation claim, string actor, CancellationToken cancel)
    {
        var opening = CommitmentOpening.New(LeafKind.Attestation, "statement", claim.Statement);
        await using var change = await database.BeginAsync(cancel);
        var number = await RowNumbers.NextAsync(change, "attestation", cancel);
        var (on, until) = (claim.On.ToString(Day, CultureInfo.InvariantCulture), claim.Until.ToString(Day, CultureInfo.InvariantCulture));
        var documents = string.Join(' ', claim.Documents);
        // Whoever has the next number is alone with the table.
        var stands = await change.FindAsync<long>("""
            SELECT COUNT(*) FROM attestation WHERE organisation = @organisationId AND control = @ControlId AND made_on = @on
                AND until = @until AND statement = @Statement AND documents = @documents AND ended_at IS NULL
            """, new { organisationId, claim.ControlId, on, until, claim.Statement, documents }, cancel) > 0;
        if (stands)
            return;
        await _journal.AddAsync(change, actor, DeskAct.Attested, DeskSubject.Organisation(organisationId), claim.ControlId, cancel);
        var leaf = await LogOutbox.AddAsync(change, clock.GetUtcNow(), LeafId.For(organisationId),
            new LeafBody.Attestation(LeafId.For(claim.ControlId), claim.On, claim.Until, opening.Commitment, claim.Documents), [opening], cancel);
        await change.ExecuteAsync("""
            INSERT INTO attestation (id, number, organisation, control, made_on, until, statement, documents, account, leaf, added_at)
            VALUES (@Id, @number, @organisationId, @ControlId, @on, @until, @Statement, @documents, @actor, @leaf, @Now)
            """,
            new
            {
                Id = PrivateId.New(),
                number,
                organisationId,
                claim.ControlId,
                on,
                until,
                claim.Statement,
                documents,
                actor,
                leaf,
                Now = clock.GetUtcNow().ToUnixTimeSeconds(),
            }, cancel);
        await change.CommitAsync(cancel);
    }

    /// <summary>Takes one back; false when it is not this organisation's, or was taken back before.</summary>
    public async Task<bool> EndAsync(string organisationId, string id, string actor, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        if (await change.ExecuteAsync(
            "UPDATE attestation SET ended_at = @Now WHERE id = @id AND organisation = @organisationId AND ended_at IS NULL",
            new { id, organisationId, Now = clock.GetUtcNow().ToUnixTimeSeconds() }, cancel) != 1)
            return false;
        await _journal.AddAsync(change, actor, DeskAct.AttestationEnded, DeskSubject.Organisation(organisationId), "", cancel);
        await change.CommitAsync(cancel);
        return true;
    }

    /// <summary>Everything an organisation claimed, the last first.</summary>
    public async Task<IReadOnlyList<KeptAttestation>> OfAsync(string organisationId, CancellationToken cancel)
    {
        var rows = await database.QueryAsync<Row>(
            $"SELECT {Columns} FROM attestation WHERE organisation = @organisationId ORDER BY number DESC", new { organisationId }, cancel);
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>What an organisation claims today, for an assessment of it.</summary>
    public async Task<IReadOnlyList<Attestation>> StandingAsync(string organisationId, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return [.. (await OfAsync(organisationId, cancel)).Where(one => one.EndedAt is null && one.Claim.Counts(today)).Select(one => one.Claim)];
    }

    sealed record Row
    {
        public string Id { get; init; } = "";

        public string Organisation { get; init; } = "";

        public string Control { get; init; } = "";

        public string MadeOn { get; init; } = "";

        public string Until { get; init; } = "";

        public string Statement { get; init; } = "";

        public string Documents { get; init; } = "";

        public long Leaf { get; init; }

        public long? EndedAt { get; init; }

        public KeptAttestation Read() => new(Id, Organisation, new Attestation
        {
            ControlId = Control,
            Statement = Statement,
            On = DateOnly.ParseExact(MadeOn, Day, CultureInfo.InvariantCulture),
            Until = DateOnly.ParseExact(Until, Day, CultureInfo.InvariantCulture),
            Documents = [.. Documents.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Digest)],
        }, Leaf, EndedAt is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null);

        static Digest Digest(string text) => Core.Digest.TryRead(text, out var digest) ? digest
            : throw new StorageException("An attestation names a document by no digest; the database was changed by hand.");
    }
}
