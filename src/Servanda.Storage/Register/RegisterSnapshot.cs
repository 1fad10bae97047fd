using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Servanda.Storage.Register;

/// <summary>All rows of the register as they stood at one moment.</summary>
sealed record RegisterSnapshot
{
    public required IReadOnlyList<ChangeRow> Changes { get; init; }

    public required IReadOnlyList<OrganisationRow> Organisations { get; init; }

    public required IReadOnlyList<ProfileRow> Profiles { get; init; }

    public required IReadOnlyList<NameRow> Names { get; init; }

    public required IReadOnlyList<IdentifierRow> Identifiers { get; init; }

    public required IReadOnlyList<AssetRow> Assets { get; init; }

    public required IReadOnlyList<SuccessionRow> Successions { get; init; }

    public required IReadOnlyList<VersionRow> Versions { get; init; }

    public required IReadOnlyList<SignatureRow> Signatures { get; init; }

    public required IReadOnlyList<StateRow> States { get; init; }

    public required IReadOnlyList<BaselineRow> Baselines { get; init; }

    /// <summary>Reads them while others write.</summary>
    public static async Task<RegisterSnapshot> ReadAsync(Database database, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        // Deferred, it waits for no writer and makes none wait; every row is of the moment of the first.
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        return await ReadAsync(sql => new Rows(connection, transaction, sql, cancel));
    }

    /// <summary>Reads them with what was changed in this transaction.</summary>
    public static Task<RegisterSnapshot> ReadAsync(StoreTransaction change, CancellationToken cancel) =>
        ReadAsync(sql => new Rows(change, sql, cancel));

    static async Task<RegisterSnapshot> ReadAsync(Func<string, Rows> rows) => new()
    {
        Changes = await rows(ChangeRow.Select).ListAsync<ChangeRow>(),
        Organisations = await rows(OrganisationRow.Select).ListAsync<OrganisationRow>(),
        Profiles = await rows(ProfileRow.Select).ListAsync<ProfileRow>(),
        Names = await rows(NameRow.Select).ListAsync<NameRow>(),
        Identifiers = await rows(IdentifierRow.Select).ListAsync<IdentifierRow>(),
        Assets = await rows(AssetRow.Select).ListAsync<AssetRow>(),
        Successions = await rows(SuccessionRow.Select).ListAsync<SuccessionRow>(),
        Versions = await rows(VersionRow.Select).ListAsync<VersionRow>(),
        Signatures = await rows(SignatureRow.Select).ListAsync<SignatureRow>(),
        States = await rows(StateRow.Select).ListAsync<StateRow>(),
        Baselines = await rows(BaselineRow.Select).ListAsync<BaselineRow>(),
    };

    /// <summary>One question, to a connection or in a change.</summary>
    readonly struct Rows
    {
        readonly StoreTransaction? _change;
        readonly DbConnection? _connection;
        readonly DbTransaction? _transaction;
        readonly string _sql;
        readonly CancellationToken _cancel;

        public Rows(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancel) =>
            (_connection, _transaction, _sql, _cancel) = (connection, transaction, sql, cancel);

        public Rows(StoreTransaction change, string sql, CancellationToken cancel) =>
            (_change, _sql, _cancel) = (change, sql, cancel);

        public async Task<IReadOnlyList<T>> ListAsync<T>() => _change is not null
            ? [.. await _change.QueryAsync<T>(_sql, null, _cancel)]
            : [.. await _connection!.QueryAsync<T>(new CommandDefinition(_sql, transaction: _transaction, cancellationToken: _cancel))];
    }
}
