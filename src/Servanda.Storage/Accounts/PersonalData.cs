using Servanda.Accords.Leaves;
using Servanda.Core.Names;
using Servanda.Storage.Log;

namespace Servanda.Storage.Accounts;

/// <summary>Everything kept about one person, wherever it is kept: to be given to them, or let go of. A person is an address:
/// whoever has shown to have it.</summary>
public static class PersonalData
{
    const int MaxRows = 10_000;

    /// <summary>Puts together what is kept about the person of an address.</summary>
    public static async Task<PersonalFile> ExportAsync(Database database, string mail, DateTimeOffset now, CancellationToken cancel)
    {
        var key = Account.KeyOf(mail);
        var account = await new AccountStore(database).FindByMailAsync(mail, cancel);
        var id = account?.Id ?? "";
        // To read several tables as of one moment.
        await using var change = await database.BeginAsync(cancel);
        var desk = await change.QueryAsync<EventRow>(
            "SELECT what AS What, at AS At, reason AS Detail FROM desk_event WHERE actor = @id ORDER BY number LIMIT @MaxRows",
            new { id, MaxRows }, cancel);
        var applications = await change.QueryAsync<ApplicationRow>("""
            SELECT id AS Id, kind AS Kind, state AS State, accord AS Accord, name AS Name, contact_name AS ContactName,
                statement AS Statement, added_at AS At
            FROM application WHERE LOWER(contact_mail) = @key ORDER BY number LIMIT @MaxRows
            """, new { key, MaxRows }, cancel);
        var letters = await change.QueryAsync<LetterRow>(
            "SELECT subject AS Subject, state AS State, added_at AS At FROM letter WHERE LOWER(recipient) = @key ORDER BY number LIMIT @MaxRows",
            new { key, MaxRows }, cancel);
        await change.DisposeAsync();
        return new PersonalFile
        {
            Mail = mail,
            At = now,
            Account = account is null ? null : new(
                account.Id, account.Mail, account.Name, AccountRoles.WordOf(account.Role), account.Organisation, account.Language,
                account.PasswordHash is not null, account.MadeAt, account.SeenOn),
            Passkeys = [.. (await new PasskeyStore(database).ListAsync(id, cancel)).Select(one => new PersonalPasskey(one.Name, one.MadeAt))],
            Sessions =
            [
                .. (await new SessionStore(database).ListAsync(id, DateTimeOffset.UnixEpoch, cancel))
                    .Select(one => new PersonalSession(one.Agent, one.BegunAt, one.SeenAt)),
            ],
            Events =
            [
                .. (await new AccountEvents(database).ListAsync(id, MaxRows, cancel))
                    .Select(one => new PersonalEvent(AccountEvents.WordOf(one.Kind), one.At, one.Detail)),
            ],
            DeskEvents = [.. desk.Select(row => new PersonalEvent(row.What, Moments.At(row.At), row.Detail))],
            Applications =
            [
                .. applications.Select(row => new PersonalApplication(
                    row.Id, row.Kind, row.State, row.Accord, row.Name, row.ContactName, row.Statement, Moments.At(row.At))),
            ],
            Letters = [.. letters.Select(row => new PersonalLetter(row.Subject, row.State, Moments.At(row.At)))],
        };
    }

    /// <summary>
    /// Erases the person of an address: the account with all that signs it in; contact and statement of applications; letters;
    /// links; and the salts and values of leaves about those organisations that hold the person's name, each with a leaf that says
    /// so. What an organisation did stays in the register and in the log, which never held the person.
    /// </summary>
    /// <returns>How many rows of which kind are gone or emptied.</returns>
    public static async Task<Erasure> EraseAsync(
        StoreTransaction change, string mail, DateTimeOffset now, ErasureReason reason, CancellationToken cancel)
    {
        var key = Account.KeyOf(mail);
        var account = await change.FindAsync<AccountRow>(
            $"SELECT {AccountRow.Columns} FROM account WHERE mail_key = @key", new { key }, cancel);
        var contacts = (await change.QueryAsync<ContactRow>(
            "SELECT contact_name AS Name, organisation AS Organisation FROM application WHERE LOWER(contact_mail) = @key",
            new { key }, cancel)).ToList();
        if (account is not null)
        {
            contacts.Add(new ContactRow { Name = account.Name, Organisation = account.Organisation });
            await EraseAccountAsync(change, account.Id, now, cancel);
        }
        var applications = await change.ExecuteAsync(
            "UPDATE application SET contact_name = '', contact_mail = '', statement = '' WHERE LOWER(contact_mail) = @key",
            new { key }, cancel);
        var letters = await change.ExecuteAsync("DELETE FROM letter WHERE LOWER(recipient) = @key", new { key }, cancel);
        await change.ExecuteAsync("DELETE FROM account_link WHERE mail_key = @key", new { key }, cancel);
        // Last, since on PostgreSQL changes that add leaves wait for one another from here on.
        var openings = 0;
        foreach (var contact in contacts.Where(one => one.Organisation is not null && one.Name.Length > 0).Distinct())
        {
            var numbers = await change.QueryAsync<long>("""
                SELECT DISTINCT o.number FROM log_opening o JOIN log_outbox l ON l.number = o.number
                WHERE l.subject = @subject AND o.value = @name ORDER BY o.number
                """, new { subject = LeafId.For(contact.Organisation!).ToString(), name = NormalForm.Compose(contact.Name) }, cancel);
            foreach (var number in numbers.ToList())
                openings += await LogOutbox.EraseAsync(change, now, number, reason, cancel) is null ? 0 : 1;
        }
        return new Erasure(account is null ? 0 : 1, applications, letters, openings);
    }

    /// <summary>Erases an account with all that signs it in. Its id remains in audit trails, where it names nobody any
    /// more.</summary>
    public static async Task EraseAccountAsync(StoreTransaction change, string id, DateTimeOffset now, CancellationToken cancel)
    {
        var values = new { id };
        await change.ExecuteAsync("DELETE FROM account_passkey WHERE account = @id", values, cancel);
        await change.ExecuteAsync("DELETE FROM account_recovery_code WHERE account = @id", values, cancel);
        await change.ExecuteAsync("DELETE FROM account_session WHERE account = @id", values, cancel);
        await change.ExecuteAsync(
            "DELETE FROM account_link WHERE account = @id OR mail_key IN (SELECT mail_key FROM account WHERE id = @id)", values, cancel);
        await change.ExecuteAsync("DELETE FROM account WHERE id = @id", values, cancel);
        await AccountEvents.AddAsync(change, id, AccountEventKind.Erased, null, now, null, cancel);
    }

    sealed record EventRow
    {
        public string What { get; init; } = "";

        public long At { get; init; }

        public string? Detail { get; init; }
    }

    sealed record ApplicationRow
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string State { get; init; } = "";

        public string Accord { get; init; } = "";

        public string Name { get; init; } = "";

        public string ContactName { get; init; } = "";

        public string Statement { get; init; } = "";

        public long At { get; init; }
    }

    sealed record LetterRow
    {
        public string Subject { get; init; } = "";

        public string State { get; init; } = "";

        public long At { get; init; }
    }

    sealed record ContactRow
    {
        public string Name { get; init; } = "";

        public string? Organisation { get; init; }
    }
}

/// <summary>What an erasure took.</summary>
/// <param name="Accounts">0 or 1.</param>
/// <param name="Applications">Applications whose contact and statement were emptied.</param>
/// <param name="Letters">Letters deleted.</param>
/// <param name="Openings">Leaves whose salts and values were deleted.</param>
public sealed record Erasure(int Accounts, int Applications, int Letters, int Openings);
