using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    const string Ada = "ada";

    static Account Person(string id = Ada, AccountRole role = AccountRole.Reviewer) => new()
    {
        Id = id,
        Mail = $"{id}@Example.ORG",
        Name = $"{id} of Example",
        Role = role,
        Language = "fr",
        Stamp = "one",
        MadeAt = Noon,
    };

    [Fact]
    public async Task An_account_is_found_as_it_was_kept_by_id_and_by_address_in_any_case()
    {
        var kept = Person() with { Organisation = "example", Role = AccountRole.Signatory, PasswordHash = "h", AuthenticatorKey = "k" };
        Assert.True(await AddAsync(kept));
        var accounts = new AccountStore(Database);
        Assert.Equal(kept, await accounts.FindAsync(Ada, Cancel));
        Assert.Equal(kept, await accounts.FindByMailAsync(" ADA@example.org", Cancel));
        Assert.Equal([kept], await accounts.ListAsync("example", Cancel));
        Assert.Empty(await accounts.ListAsync("other", Cancel));
        Assert.Null(await accounts.FindByMailAsync("bob@example.org", Cancel));
    }

    [Fact]
    public async Task An_address_has_one_account()
    {
        Assert.True(await AddAsync(Person()));
        Assert.False(await AddAsync(Person() with { Id = "other", Mail = "ADA@EXAMPLE.org" }));
    }

    [Fact]
    public async Task Of_two_changes_of_one_version_the_second_is_refused()
    {
        await AddAsync(Person());
        var accounts = new AccountStore(Database);
        Assert.True(await accounts.TryChangeAsync(Person() with { Stamp = "two" }, Cancel));
        Assert.False(await accounts.TryChangeAsync(Person() with { Stamp = "three" }, Cancel));
        Assert.Equal(("two", 1), await accounts.FindAsync(Ada, Cancel) is { } found ? (found.Stamp, found.Version) : default);
    }

    [Fact]
    public async Task Wrong_passwords_that_come_at_once_are_all_counted_and_forgiven_by_a_right_one()
    {
        await AddAsync(Person());
        var accounts = new AccountStore(Database);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => accounts.CountFailureAsync(Ada, Cancel)));
        await accounts.PauseAsync(Ada, Noon.AddMinutes(1), Cancel);
        var paused = await accounts.FindAsync(Ada, Cancel);
        Assert.Equal((8, Noon.AddMinutes(1)), (paused!.Failures, paused.PausedUntil));
        await accounts.ForgiveAsync(Ada, Cancel);
        Assert.Equal(Person(), await accounts.FindAsync(Ada, Cancel));
    }

    [Fact]
    public async Task A_code_of_a_time_step_is_taken_once()
    {
        await AddAsync(Person());
        var accounts = new AccountStore(Database);
        Assert.True(await accounts.TryTakeStepAsync(Ada, 100, Cancel));
        Assert.False(await accounts.TryTakeStepAsync(Ada, 100, Cancel));
        Assert.False(await accounts.TryTakeStepAsync(Ada, 99, Cancel));
        Assert.True(await accounts.TryTakeStepAsync(Ada, 101, Cancel));
    }

    [Fact]
    public async Task A_passkey_stays_with_its_account_and_keeps_its_name_and_key_when_used()
    {
        var passkeys = new PasskeyStore(Database);
        var key = new Passkey
        {
            Credential = "cred",
            Account = Ada,
            Name = "Phone",
            PublicKey = "pk",
            Transports = ["internal", "hybrid"],
            IsVerified = true,
            MadeAt = Noon,
        };
        await ChangeAsync(change => PasskeyStore.KeepAsync(change, key, Cancel));
        await ChangeAsync(change => PasskeyStore.KeepAsync(change, key with { SignCount = 7, Name = "x", PublicKey = "y" }, Cancel));
        await ChangeAsync(change => PasskeyStore.KeepAsync(change, key with { SignCount = 9, Account = "thief" }, Cancel));
        var found = await passkeys.FindAsync("cred", Cancel);
        Assert.Equal((Ada, "Phone", "pk", 7L, true), (found!.Account, found.Name, found.PublicKey, found.SignCount, found.IsVerified));
        Assert.Equal(["internal", "hybrid"], found.Transports);
        await ChangeAsync(async change =>
        {
            Assert.False(await PasskeyStore.TryRenameAsync(change, "thief", "cred", "Mine", Cancel));
            Assert.False(await PasskeyStore.TryRemoveAsync(change, "thief", "cred", Cancel));
            Assert.True(await PasskeyStore.TryRenameAsync(change, Ada, "cred", "Old phone", Cancel));
        });
        Assert.Equal("Old phone", Assert.Single(await passkeys.ListAsync(Ada, Cancel)).Name);
        await ChangeAsync(async change => Assert.True(await PasskeyStore.TryRemoveAsync(change, Ada, "cred", Cancel)));
        Assert.Empty(await passkeys.ListAsync(Ada, Cancel));
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_typed_and_not_after_a_new_set()
    {
        var codes = new RecoveryCodes(Database);
        var (first, second) = (RecoveryCodes.Make(), RecoveryCodes.Make());
        Assert.Equal(RecoveryCodes.Count, first.Distinct().Count());
        await ChangeAsync(change => RecoveryCodes.ReplaceAsync(change, Ada, first, Cancel));
        Assert.False(await codes.TryUseAsync("other", first[0], Noon, Cancel));
        Assert.True(await codes.TryUseAsync(Ada, first[0].Replace("-", " ").ToLowerInvariant().Replace('0', 'o'), Noon, Cancel));
        Assert.False(await codes.TryUseAsync(Ada, first[0], Noon, Cancel));
        Assert.Equal(RecoveryCodes.Count - 1, await codes.CountAsync(Ada, Cancel));
        await ChangeAsync(change => RecoveryCodes.ReplaceAsync(change, Ada, second, Cancel));
        Assert.False(await codes.TryUseAsync(Ada, first[1], Noon, Cancel));
        Assert.DoesNotContain(await ColumnAsync("SELECT digest FROM account_recovery_code"), second.Contains);
    }

    [Fact]
    public async Task A_session_that_was_ended_is_not_found()
    {
        var sessions = new SessionStore(Database);
        Session Of(string id, string account) => new()
        {
            Id = id,
            Account = account,
            BegunAt = Noon,
            SeenAt = Noon,
            ProvenAt = Noon,
            Agent = "Firefox, Linux",
        };
        foreach (var one in (Session[])[Of("a", Ada), Of("b", Ada), Of("c", Ada), Of("d", "bob")])
            await sessions.BeginAsync(one, Cancel);
        await sessions.SeeAsync("b", Noon.AddMinutes(5), Cancel);
        await sessions.ProveAsync("c", Noon.AddMinutes(9), Cancel);
        Assert.Equal(["c", "b", "a"], (await sessions.ListAsync(Ada, Noon, Cancel)).Select(one => one.Id));
        Assert.Equal(["c"], (await sessions.ListAsync(Ada, Noon.AddMinutes(6), Cancel)).Select(one => one.Id));
        Assert.False(await sessions.TryEndAsync(Ada, "d", Noon, Cancel));
        Assert.True(await sessions.TryEndAsync(Ada, "a", Noon, Cancel));
        Assert.Null(await sessions.FindAsync("a", Cancel));
        await ChangeAsync(async change => Assert.Equal(1, await SessionStore.EndAllAsync(change, Ada, "c", Noon, Cancel)));
        Assert.Equal(Of("c", Ada) with { SeenAt = Noon.AddMinutes(9), ProvenAt = Noon.AddMinutes(9) }, await sessions.FindAsync("c", Cancel));
        Assert.NotNull(await sessions.FindAsync("d", Cancel));
    }

    [Fact]
    public async Task A_link_works_once_until_it_expires_and_a_new_one_takes_its_place()
    {
        var links = new LinkStore(Database);
        var link = new AccountLink
        {
            Purpose = LinkPurpose.Invite,
            Mail = "New@example.org",
            Name = "New",
            Role = AccountRole.Signatory,
            Organisation = "example",
            Language = "en",
            MadeBy = Ada,
            MadeAt = Noon,
            ExpiresAt = Noon.AddHours(1),
        };
        var old = await AddLinkAsync(link);
        var secret = await AddLinkAsync(link);
        Assert.Null(await links.FindAsync(old, Noon, Cancel));
        Assert.Null(await links.FindAsync(secret, Noon.AddHours(1), Cancel));
        Assert.Equal(link, await links.FindAsync(secret, Noon, Cancel));
        Assert.Equal([link], await links.ListInvitationsAsync("example", Noon, Cancel));
        Assert.DoesNotContain(secret, await ColumnAsync("SELECT digest FROM account_link"));
        await ChangeAsync(async change =>
        {
            Assert.True(await LinkStore.TryUseAsync(change, secret, Noon, Cancel));
            Assert.False(await LinkStore.TryUseAsync(change, secret, Noon, Cancel));
        });
        Assert.Null(await links.FindAsync(secret, Noon, Cancel));
    }

    [Fact]
    public async Task What_happened_to_accounts_is_kept_in_order_and_every_kind_can_be_read_back()
    {
        var trail = new AccountEvents(Database);
        foreach (var kind in Enum.GetValues<AccountEventKind>())
            await trail.AddAsync(Ada, kind, null, Noon, null, Cancel);
        await trail.AddAsync("bob", AccountEventKind.RoleChanged, Ada, Noon, "secretary", Cancel);
        var lines = await trail.ListAsync(null, 100, Cancel);
        Assert.Equal(Enum.GetValues<AccountEventKind>().Reverse(), lines.Skip(1).Select(line => line.Kind));
        Assert.Equal(("bob", Ada, "secretary"), (lines[0].Account, lines[0].ByAccount, lines[0].Detail));
        Assert.Single(await trail.ListAsync("bob", 100, Cancel));
    }

    async Task<bool> AddAsync(Account account)
    {
        await using var change = await Database.BeginAsync(Cancel);
        var isNew = await AccountStore.TryAddAsync(change, account, Cancel);
        await change.CommitAsync(Cancel);
        return isNew;
    }

    async Task<string> AddLinkAsync(AccountLink link)
    {
        await using var change = await Database.BeginAsync(Cancel);
        var secret = await LinkStore.AddAsync(change, link, Cancel);
        await change.CommitAsync(Cancel);
        return secret;
    }

    async Task ChangeAsync(Func<StoreTransaction, Task> work)
    {
        await using var change = await Database.BeginAsync(Cancel);
        await work(change);
        await change.CommitAsync(Cancel);
    }
}
