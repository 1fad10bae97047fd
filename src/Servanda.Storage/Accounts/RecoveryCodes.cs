using System.Security.Cryptography;
using Dapper;

namespace Servanda.Storage.Accounts;

/// <summary>Codes on paper for whoever lost the authenticator: each works once. Only digests are kept, which is enough for
/// eighty random bits.</summary>
public sealed class RecoveryCodes(Database database)
{
    /// <summary>Codes in a set.</summary>
    public const int Count = 10;

    // Crockford's alphabet: nothing that is read for something else. Sixteen of thirty-two are eighty bits.
    const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const int Letters = 16, Group = 4;

    /// <summary>Characters of a code at the most, as people type it.</summary>
    public const int MaxTyped = 64;

    /// <summary>Makes a set of new codes, as XXXX-XXXX-XXXX-XXXX.</summary>
    public static IReadOnlyList<string> Make() =>
    [
        .. Enumerable.Range(0, Count).Select(_ => string.Join('-',
            RandomNumberGenerator.GetString(Alphabet, Letters).Chunk(Group).Select(part => new string(part)))),
    ];

    /// <summary>Puts a set in the place of the one before.</summary>
    public static async Task ReplaceAsync(StoreTransaction change, string account, IEnumerable<string> codes, CancellationToken cancel)
    {
        await change.ExecuteAsync("DELETE FROM account_recovery_code WHERE account = @account", new { account }, cancel);
        foreach (var code in codes)
            await change.ExecuteAsync(
                "INSERT INTO account_recovery_code (account, digest) VALUES (@account, @digest)",
                new { account, digest = DigestOf(code) }, cancel);
    }

    /// <summary>Uses a code up; false where it is none or was used.</summary>
    public async Task<bool> TryUseAsync(string account, string code, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition("""
            UPDATE account_recovery_code SET used_at = @now WHERE account = @account AND digest = @digest AND used_at IS NULL
            """, new { account, digest = DigestOf(code), now = now.ToUnixTimeSeconds() }, cancellationToken: cancel)) == 1;
    }

    /// <summary>How many are left.</summary>
    public async Task<int> CountAsync(string account, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return (int)await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM account_recovery_code WHERE account = @account AND used_at IS NULL", new { account },
            cancellationToken: cancel));
    }

    // As typed: in any case, with or without the hyphens, and with the letters that the alphabet leaves out.
    static string DigestOf(string code) => PrivateId.DigestOf(new string(
    [
        .. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }),
    ]));
}
