using Servanda.Accords.Leaves;
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
        var replies = await change.QueryAsync<WrittenRow>(
            "SELECT control AS Control, text AS Text, added_at AS At FROM reply WHERE account = @id ORDER BY number LIMIT @MaxRows",
            new { id, MaxRows }, cancel);
        var attestations = await change.QueryAsync<WrittenRow>(
            "SELECT control AS Control, statement AS Text, added_at AS At FROM attestation WHERE account = @id ORDER BY number LIMIT @MaxRows",
            new { id, MaxRows }, cancel);
        var consents = await change.QueryAsync<ConsentRow>(
            "SELECT organisation AS Organisation, is_given AS IsGiven, at AS At FROM mail_consent WHERE account = @id ORDER BY number LIMIT @MaxRows",
            new { id, MaxRows }, cancel);
        var naming = await PersonalTexts.NamingAsync(change, await PersonalScope.ReadAsync(change, mail, cancel), cancel);
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
            Replies = [.. replies.Select(row => new PersonalWriting(row.Control, row.Text, Moments.At(row.At)))],
            Attestations = [.. attestations.Select(row => new PersonalWriting(row.Control, row.Text, Moments.At(row.At)))],
            MailConsents = [.. consents.Select(row => new PersonalConsent(row.Organisation, row.IsGiven == 1, Moments.At(row.At)))],
            NamedIn = [.. naming.Take(MaxRows).Select(one => new PersonalMention(one.Where, one.Text))],
            Letters = [.. letters.Select(row => new PersonalLetter(row.Subject, row.State, Moments.At(row.At)))],
        };
    }

    /// <summary>
    /// Erases the person of an address: the account with all that signs it in; contact and statement of applications; letters;
    /// links; their name and address in what they, their organisations and the desk wrote; and the salts and values of leaves
    /// about those organisations that hold the person's name, each with a leaf that says so. What an organisation did and said
    /// stays in the register and in the log, which never held the person.
    /// </summary>
    /// <returns>How many rows of which kind are gone or emptied.</returns>
    public static async Task<Erasure> EraseAsync(
        StoreTransaction change, string mail, DateTimeOffset now, ErasureReason reason, CancellationToken cancel)
    {
        var person = await PersonalScope.ReadAsync(change, mail, cancel);
        var key = new { key = person.Key };
        // Before the applications forget whose they are.
        var texts = await PersonalTexts.EraseAsync(change, person, cancel);
        if (person.Id.Length > 0)
            await EraseAccountAsync(change, person.Id, now, cancel);
        var applications = await change.ExecuteAsync(
            "UPDATE application SET contact_name = '', contact_mail = '', statement = '' WHERE LOWER(contact_mail) = @key", key, cancel);
        var letters = await change.ExecuteAsync("DELETE FROM letter WHERE LOWER(recipient) = @key", key, cancel);
        await change.ExecuteAsync("DELETE FROM account_link WHERE mail_key = @key", key, cancel);
        // Last, since on PostgreSQL changes that add leaves wait for one another from here on.
        SortedSet<long> leaves = [];
        foreach (var organisation in person.Organisations)
        {
            var openings = await change.QueryAsync<OpeningRow>(
                "SELECT o.number AS Number, o.value AS Value FROM log_opening o JOIN log_outbox l ON l.number = o.number WHERE l.subject = @subject",
                new { subject = LeafId.For(organisation).ToString() }, cancel);
            leaves.UnionWith(openings
                .Where(one => person.Names.Contains(one.Value) || PersonalTexts.IsNaming(one.Value, person)).Select(one => one.Number));
        }
        var erased = 0;
        foreach (var number in leaves)
            erased += await LogOutbox.EraseAsync(change, now, number, reason, cancel) is null ? 0 : 1;
        return new Erasure(person.Id.Length > 0 ? 1 : 0, applications, letters, texts, erased);
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

    sealed record WrittenRow
    {
        public string Control { get; init; } = "";

        public string Text { get; init; } = "";

        public long At { get; init; }
    }

    sealed record ConsentRow
    {
        public string Organisation { get; init; } = "";

        public long IsGiven { get; init; }

        public long At { get; init; }
    }

    sealed record OpeningRow
    {
        public long Number { get; init; }

        public string Value { get; init; } = "";
    }
}

/// <summary>What an erasure took.</summary>
/// <param name="Accounts">0 or 1.</param>
/// <param name="Applications">Applications whose contact and statement were emptied.</param>
/// <param name="Letters">Letters deleted.</param>
/// <param name="Texts">Texts that a name or an address was taken out of.</param>
/// <param name="Openings">Leaves whose salts and values were deleted.</param>
public sealed record Erasure(int Accounts, int Applications, int Letters, int Texts, int Openings);
