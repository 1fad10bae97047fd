using Dapper;

namespace Servanda.Storage.Register;

/// <summary>Every change of the register with who made it: for the desk, never for the public.</summary>
public sealed class RegisterJournal(Database database)
{
    /// <summary>Entries of a page at the most.</summary>
    public const int MaxEntries = 500;

    /// <summary>Entries, the last one first.</summary>
    /// <param name="before">The number after the first one wanted; null for the last there is.</param>
    /// <param name="organisation">About this organisation only; null for all.</param>
    /// <param name="accord">About this accord only; null for all.</param>
    /// <param name="batch">Made in this batch only; null for all.</param>
    /// <param name="most">How many at the most, up to <see cref="MaxEntries"/>.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(
        long? before, string? organisation, string? accord, string? batch, int most, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition("""
            SELECT number AS Number, made_at AS MadeAt, actor AS Actor, kind AS Kind, organisation AS Organisation, accord AS Accord,
                signature AS Signature, reason AS Reason, corrects AS Corrects, batch AS Batch, leaf AS Leaf
            FROM register_change
            WHERE number < @before AND (@organisation = '' OR organisation = @organisation)
                AND (@accord = '' OR accord = @accord) AND (@batch = '' OR batch = @batch)
            ORDER BY number DESC LIMIT @most
            """,
            new
            {
                before = before ?? long.MaxValue,
                organisation = organisation ?? "",
                accord = accord ?? "",
                batch = batch ?? "",
                most = Math.Clamp(most, 1, MaxEntries),
            }, cancellationToken: cancel));
        return [.. rows.Select(row => new JournalEntry(RegisterBuilder.Read(row.Public), row.Actor, row.Batch))];
    }

    sealed record Row
    {
        public long Number { get; init; }

        public long MadeAt { get; init; }

        public string Actor { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Organisation { get; init; }

        public string? Accord { get; init; }

        public string? Signature { get; init; }

        public string? Reason { get; init; }

        public long? Corrects { get; init; }

        public string? Batch { get; init; }

        public long? Leaf { get; init; }

        public ChangeRow Public => new()
        {
            Number = Number,
            MadeAt = MadeAt,
            Kind = Kind,
            Organisation = Organisation,
            Accord = Accord,
            Signature = Signature,
            Reason = Reason,
            Corrects = Corrects,
            Leaf = Leaf,
        };
    }
}

/// <summary>A change with who made it.</summary>
/// <param name="Change">The change.</param>
/// <param name="Actor">The account, or the program's own word.</param>
/// <param name="Batch">Names changes made together; null for one by itself.</param>
public sealed record JournalEntry(RegisterChange Change, string Actor, string? Batch);
