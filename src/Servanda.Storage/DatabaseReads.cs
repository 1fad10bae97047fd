using Dapper;

namespace Servanda.Storage;

/// <summary>Questions of one statement, each over a connection of its own.</summary>
static class DatabaseReads
{
    extension(Database database)
    {
        /// <summary>Reads rows.</summary>
        public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values, CancellationToken cancel)
        {
            await using var connection = await database.ConnectAsync(cancel);
            return [.. await connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancel))];
        }

        /// <summary>Reads one row or none.</summary>
        public async Task<T?> FindAsync<T>(string sql, object? values, CancellationToken cancel)
        {
            await using var connection = await database.ConnectAsync(cancel);
            return await connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancel));
        }
    }
}
