namespace Servanda.Storage.Register;

/// <summary>The row of a change: written last, when it is known which leaf records it.</summary>
sealed record ChangeRecord
{
    public required long Number { get; init; }

    public required long MadeAt { get; init; }

    public required string Actor { get; init; }

    public required ChangeKind Kind { get; init; }

    public string? Organisation { get; init; }

    public string? Accord { get; init; }

    public string? Signature { get; init; }

    public string? Reason { get; init; }

    public long? Corrects { get; init; }

    public string? Batch { get; init; }

    public long? Leaf { get; init; }

    /// <summary>Writes it.</summary>
    public Task<int> AddAsync(StoreTransaction change, CancellationToken cancel) => change.ExecuteAsync("""
        INSERT INTO register_change (number, made_at, actor, kind, organisation, accord, signature, reason, corrects, batch, leaf)
        VALUES (@Number, @MadeAt, @Actor, @KindId, @Organisation, @Accord, @Signature, @Reason, @Corrects, @Batch, @Leaf)
        """,
        new { Number, MadeAt, Actor, KindId = RegisterWords.Id(Kind), Organisation, Accord, Signature, Reason, Corrects, Batch, Leaf },
        cancel);
}
