using Servanda.Core;

namespace Servanda.Storage.Measurement;

/// <summary>Bundles as they were submitted, until they are taken in or refused.</summary>
public sealed class SubmissionStore(Database database, TimeProvider clock)
{
    /// <summary>Bundles that wait at the most; further ones are turned away until some are decided.</summary>
    public const int MaxWaiting = 200;

    const string Columns = """
        id AS Id, state AS State, measurement_key AS KeyId, received_at AS ReceivedAt, decided_at AS DecidedAt,
        problems AS Problems, assessment AS Assessment
        """;

    /// <summary>Puts a bundle down to be checked. The same octets again are the same submission.</summary>
    /// <param name="key">The key it was submitted with.</param>
    /// <param name="octets">The bundle.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The submission; null where too many wait.</returns>
    public async Task<Submission?> AddAsync(MeasurementKey key, ReadOnlyMemory<byte> octets, CancellationToken cancel)
    {
        var (digest, now) = (Digest.Of(octets.Span).ToString(), clock.GetUtcNow().ToUnixTimeSeconds());
        await using var change = await database.BeginAsync(cancel);
        var waiting = await change.FindAsync<long>("SELECT COUNT(*) FROM submission WHERE state = 'waiting'", null, cancel);
        if (waiting < MaxWaiting)
            await change.ExecuteAsync("""
                INSERT INTO submission (id, digest, measurement_key, state, received_at, octets, leased_until)
                VALUES (@id, @digest, @keyId, 'waiting', @now, @octets, 0) ON CONFLICT (digest) DO NOTHING
                """, new { id = PrivateId.New(), digest, keyId = key.Id, now, octets = octets.ToArray() }, cancel);
        await change.ExecuteAsync("UPDATE measurement_key SET used_at = @now WHERE id = @Id", new { now, key.Id }, cancel);
        var row = await change.FindAsync<Row>($"SELECT {Columns} FROM submission WHERE digest = @digest", new { digest }, cancel);
        await change.CommitAsync(cancel);
        return row?.Submission;
    }

    /// <summary>A submission made with a key; null where there is none.</summary>
    public async Task<Submission?> FindAsync(string id, string keyId, CancellationToken cancel) => (await database.FindAsync<Row>(
        $"SELECT {Columns} FROM submission WHERE id = @id AND measurement_key = @keyId", new { id, keyId }, cancel))?.Submission;

    /// <summary>Claims the one that waits longest; null where none does.</summary>
    /// <param name="time">For how long; then it is free again.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ClaimedSubmission?> ClaimAsync(TimeSpan time, CancellationToken cancel)
    {
        var (lease, now) = (PrivateId.New(), clock.GetUtcNow());
        var id = await database.FindAsync<string>("""
            UPDATE submission SET lease = @lease, leased_until = @until
            WHERE state = 'waiting' AND leased_until <= @now AND id = (SELECT id FROM submission
                WHERE state = 'waiting' AND leased_until <= @now ORDER BY received_at, id LIMIT 1)
            RETURNING id
            """, new { lease, until = (now + time).ToUnixTimeSeconds(), now = now.ToUnixTimeSeconds() }, cancel);
        if (id is null)
            return null;
        var row = await database.FindAsync<ClaimedRow>("""
            SELECT s.octets AS Octets, k.signer AS Signer FROM submission s JOIN measurement_key k ON k.id = s.measurement_key
            WHERE s.id = @id AND s.lease = @lease
            """, new { id, lease }, cancel);
        return row is null ? null : new ClaimedSubmission(id, lease, row.Octets, row.Signer);
    }

    /// <summary>Notes, within the change that keeps the assessment, that it was taken in; false where it is no longer ours, and
    /// the change is not to be committed.</summary>
    public Task<bool> TakeAsync(StoreTransaction change, ClaimedSubmission claimed, string assessment, CancellationToken cancel) =>
        DecideAsync(change, claimed, SubmissionState.Taken, assessment, null, cancel);

    /// <summary>Refuses it, with the reasons.</summary>
    public async Task RefuseAsync(ClaimedSubmission claimed, IReadOnlyList<string> problems, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        await DecideAsync(change, claimed, SubmissionState.Refused, null,
            Measurement.Columns.Text(string.Join('\n', problems)), cancel);
        await change.CommitAsync(cancel);
    }

    async Task<bool> DecideAsync(
        StoreTransaction change, ClaimedSubmission claimed, SubmissionState state, string? assessment, string? problems,
        CancellationToken cancel) =>
        await change.ExecuteAsync("""
            UPDATE submission SET state = @state, decided_at = @now, octets = NULL, assessment = @assessment, problems = @problems,
                lease = NULL WHERE id = @Id AND lease = @Lease AND state = 'waiting'
            """,
            new
            {
                state = MeasurementWords.Id(state),
                now = clock.GetUtcNow().ToUnixTimeSeconds(),
                assessment,
                problems,
                claimed.Id,
                claimed.Lease,
            }, cancel) == 1;

    sealed record ClaimedRow
    {
        public byte[] Octets { get; init; } = [];

        public string? Signer { get; init; }
    }

    sealed record Row
    {
        public string Id { get; init; } = "";

        public string State { get; init; } = "";

        public string KeyId { get; init; } = "";

        public long ReceivedAt { get; init; }

        public long? DecidedAt { get; init; }

        public string? Problems { get; init; }

        public string? Assessment { get; init; }

        public Submission Submission => new()
        {
            Id = Id,
            State = WordTables.Submissions[State],
            KeyId = KeyId,
            ReceivedAt = Measurement.Columns.Time(ReceivedAt),
            DecidedAt = Measurement.Columns.Time(DecidedAt),
            Problems = Problems?.Split('\n') ?? [],
            Assessment = Assessment,
        };
    }
}

/// <summary>A bundle that was submitted.</summary>
public sealed record Submission
{
    /// <summary>Its id, which cannot be guessed.</summary>
    public required string Id { get; init; }

    /// <summary>What became of it.</summary>
    public required SubmissionState State { get; init; }

    /// <summary>The key it was submitted with.</summary>
    public required string KeyId { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was taken in or refused; null while it waits.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was refused, in words for whoever submitted it; empty when it was not.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The assessment it became; null when it is none.</summary>
    public string? Assessment { get; init; }
}

/// <summary>A submission that was claimed to be checked.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Lease">Shows that it was claimed.</param>
/// <param name="Octets">The bundle.</param>
/// <param name="Signer">The key it has to be signed with; null for any.</param>
public sealed record ClaimedSubmission(string Id, string Lease, ReadOnlyMemory<byte> Octets, string? Signer);
