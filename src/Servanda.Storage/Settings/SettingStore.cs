using Dapper;

namespace Servanda.Storage.Settings;

/// <summary>Settings of the operator and the secretariat, by name.</summary>
public sealed class SettingStore(Database database)
{
    /// <summary>The value of a setting; null where nobody set it.</summary>
    public async Task<string?> FindAsync(string name, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            "SELECT value FROM setting WHERE name = @name", new { name }, cancellationToken: cancel));
    }

    /// <summary>Sets it, within a change.</summary>
    public static Task SetAsync(
        StoreTransaction change, string name, string value, DateTimeOffset at, CancellationToken cancel) =>
        change.ExecuteAsync("""
            INSERT INTO setting (name, value, set_at) VALUES (@name, @value, @at)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value, set_at = excluded.set_at
            """, new { name, value, at = at.ToUnixTimeSeconds() }, cancel);
}
