namespace Servanda.Storage.Measurement;

/// <summary>Keys that assessments are submitted with. A key is shown once, when it is made; here is only its digest.</summary>
public sealed class MeasurementKeys(Database database, TimeProvider clock)
{
    /// <summary>Characters of a name at the most.</summary>
    public const int MaxName = 100;

    const string Columns = """
        id AS Id, name AS Name, signer AS Signer, made_at AS MadeAt, used_at AS UsedAt, revoked_at AS RevokedAt
        """;

    /// <summary>Makes a key.</summary>
    /// <param name="name">Whose it is, for the operator.</param>
    /// <param name="signer">The key that bundles have to be signed with, as a C2SP verifier key; null for any.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The key itself, which nobody can find out again, and what is kept of it.</returns>
    public async Task<(string Secret, MeasurementKey Key)> MakeAsync(string name, string? signer, CancellationToken cancel)
    {
        var (secret, id, at) = (PrivateId.NewLink(), PrivateId.New(), clock.GetUtcNow().ToUnixTimeSeconds());
        await using var change = await database.BeginAsync(cancel);
        await change.ExecuteAsync("""
            INSERT INTO measurement_key (id, digest, name, signer, made_at) VALUES (@id, @digest, @name, @signer, @at)
            """, new { id, digest = PrivateId.DigestOf(secret), name, signer, at }, cancel);
        await change.CommitAsync(cancel);
        return (secret, new MeasurementKey { Id = id, Name = name, Signer = signer, MadeAt = Measurement.Columns.Time(at) });
    }

    /// <summary>The key that somebody shows; null where it is none, or was revoked.</summary>
    public async Task<MeasurementKey?> FindAsync(string secret, CancellationToken cancel) => (await database.FindAsync<Row>(
        $"SELECT {Columns} FROM measurement_key WHERE digest = @digest AND revoked_at IS NULL",
        new { digest = PrivateId.DigestOf(secret) }, cancel))?.Key;

    /// <summary>All keys, the oldest first.</summary>
    public async Task<IReadOnlyList<MeasurementKey>> ListAsync(CancellationToken cancel) =>
    [
        .. (await database.QueryAsync<Row>($"SELECT {Columns} FROM measurement_key ORDER BY made_at, id", null, cancel))
            .Select(row => row.Key),
    ];

    /// <summary>Has a key count no more; false where there is none with this id, or it was revoked before.</summary>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        var count = await change.ExecuteAsync(
            "UPDATE measurement_key SET revoked_at = @at WHERE id = @id AND revoked_at IS NULL",
            new { at = clock.GetUtcNow().ToUnixTimeSeconds(), id }, cancel);
        await change.CommitAsync(cancel);
        return count == 1;
    }

    sealed record Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Signer { get; init; }

        public long MadeAt { get; init; }

        public long? UsedAt { get; init; }

        public long? RevokedAt { get; init; }

        public MeasurementKey Key => new()
        {
            Id = Id,
            Name = Name,
            Signer = Signer,
            MadeAt = Measurement.Columns.Time(MadeAt),
            UsedAt = Measurement.Columns.Time(UsedAt),
            RevokedAt = Measurement.Columns.Time(RevokedAt),
        };
    }
}

/// <summary>What is kept of a key.</summary>
public sealed record MeasurementKey
{
    /// <summary>Its id, to revoke it by.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Name { get; init; }

    /// <summary>The key that bundles have to be signed with, as a C2SP verifier key; null for any.</summary>
    public string? Signer { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When something was last submitted with it; null for never.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>When it was revoked; null while it counts.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
