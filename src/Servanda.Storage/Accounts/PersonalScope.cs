using Servanda.Core.Names;

namespace Servanda.Storage.Accounts;

/// <summary>Who a person is in this database: an address, the account and the applications with it, and the organisations that
/// the person has spoken for.</summary>
/// <param name="Key">The address, in small letters.</param>
/// <param name="Id">The account's id; empty where there is none.</param>
/// <param name="Names">The names the person gave, in Normalisation Form C.</param>
/// <param name="Organisations">Ids of the organisations.</param>
sealed record PersonalScope(string Key, string Id, IReadOnlyList<string> Names, IReadOnlyList<string> Organisations)
{
    public static async Task<PersonalScope> ReadAsync(StoreTransaction change, string mail, CancellationToken cancel)
    {
        var key = Account.KeyOf(mail);
        List<Row> rows =
        [
            .. await change.QueryAsync<Row>(
                "SELECT id AS Account, name AS Name, organisation AS Organisation FROM account WHERE mail_key = @key", new { key }, cancel),
        ];
        var id = rows is [var account] ? account.Account : "";
        rows.AddRange(await change.QueryAsync<Row>(
            "SELECT '' AS Account, contact_name AS Name, organisation AS Organisation FROM application WHERE LOWER(contact_mail) = @key",
            new { key }, cancel));
        // Whoever changed sides has spoken for both.
        rows.AddRange(await change.QueryAsync<Row>("""
            SELECT '' AS Account, '' AS Name, organisation AS Organisation FROM reply WHERE account = @id
            UNION SELECT '', '', organisation FROM attestation WHERE account = @id
            """, new { id }, cancel));
        return new PersonalScope(key, id,
            [.. rows.Select(row => NormalForm.Compose(row.Name)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)],
            [.. rows.Select(row => row.Organisation).OfType<string>().Distinct(StringComparer.Ordinal)]);
    }

    sealed record Row
    {
        public string Account { get; init; } = "";

        public string Name { get; init; } = "";

        public string? Organisation { get; init; }
    }
}
