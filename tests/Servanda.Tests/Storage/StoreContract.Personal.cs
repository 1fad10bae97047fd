using Dapper;
using Servanda.Accords.Leaves;
using Servanda.Storage.Accounts;
using Servanda.Storage.Applications;
using Servanda.Storage.Log;
using Servanda.Storage.Workspaces;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_person_is_erased_wherever_they_are_and_what_their_organisation_did_stays()
    {
        await AddAsync(Person() with { Organisation = "example", Role = AccountRole.Signatory });
        await ContactAsync("one", "Ada@example.org", "published", Noon);
        await ContactAsync("two", "other@example.org", "published", Noon);
        await ChangeAsync(change => LogOutbox.AddAsync(change, Noon, LeafId.For("example"),
            new LeafBody.Signature(LeafId.For("cta"), null, null, SignatureBasis.Signatory, Signatory.Commitment), [Signatory], Cancel));

        var file = await PersonalData.ExportAsync(Database, "ada@example.org", Noon, Cancel);
        Assert.Equal(Ada, file.Account!.Id);
        Assert.Equal("one", Assert.Single(file.Applications).Id);
        Assert.Contains("Head of security", System.Text.Encoding.UTF8.GetString(file.Write()), StringComparison.Ordinal);

        Erasure? erased = null;
        await ChangeAsync(async change =>
            erased = await PersonalData.EraseAsync(change, "ada@EXAMPLE.org", Noon, ErasureReason.Request, Cancel));
        Assert.Equal(new Erasure(1, 1, 0, 0, 1), erased);
        Assert.Null(await new AccountStore(Database).FindAsync(Ada, Cancel));
        Assert.Equal(["other@example.org"], await ColumnAsync("SELECT contact_mail FROM application WHERE contact_mail <> ''"));
        Assert.Equal(["one", "two"], await ColumnAsync("SELECT id FROM application ORDER BY id"));
        Assert.Empty(await ColumnAsync("SELECT value FROM log_opening"));
        Assert.Equal(["signature", "erasure.tombstone"], await ColumnAsync("SELECT kind FROM log_outbox ORDER BY number"));
        var again = await PersonalData.ExportAsync(Database, "ada@example.org", Noon, Cancel);
        Assert.Null(again.Account);
        Assert.Empty(again.Applications);
    }

    [Fact]
    public async Task A_name_goes_out_of_what_was_written_about_its_organisation_and_the_text_stays()
    {
        await AddAsync(Person() with { Organisation = "example", Role = AccountRole.Signatory });
        await ContactAsync("one", "ada@example.org", "returned", Noon);
        var replies = new ReplyStore(Database, Clock);
        var leaf = await LoggedAsync();
        await replies.AddAsync("example", new Reply("mail.dmarc", "ADA OF EXAMPLE mends it; ada of Examplesville does not.", default, null), "a", leaf, Ada, Cancel);
        await replies.AddAsync("example", new Reply("mail.spf", "Done.", default, null), "a", leaf, Ada, Cancel);
        await replies.AddAsync("other", new Reply("mail.spf", "Ask ada@example.org.", default, null), "a", null, "bob", Cancel);
        await replies.AddAsync("other", new Reply("mail.tls", "ada of Example said so.", default, null), "a", null, "bob", Cancel);
        await new AttestationStore(Database, Clock).AddAsync("example", new Servanda.Accords.Registers.Attestation
        {
            ControlId = "conduct.no-hack-back",
            Statement = "We do not. (ada of Example)",
            On = new DateOnly(2026, 3, 10),
            Until = new DateOnly(2026, 3, 12),
        }, Ada, Cancel);
        await new MailConsent(Database, Clock).SetAsync("example", true, Ada, Cancel);
        await ChangeAsync(async change => await new DeskJournal(Database, Clock).AddAsync(
            change, "bob", DeskAct.Returned, DeskSubject.Application("one"), "Is ada of Example the head?", Cancel));

        var file = await PersonalData.ExportAsync(Database, "ada@example.org", Noon, Cancel);
        Assert.Equal(["mail.dmarc", "mail.spf"], file.Replies.Select(one => one.Control));
        Assert.Equal("We do not. (ada of Example)", Assert.Single(file.Attestations).Text);
        Assert.True(Assert.Single(file.MailConsents).IsGiven);
        Assert.Equal(["attestation", "desk_event", "reply", "reply"], file.NamedIn.Select(one => one.Where).Order(StringComparer.Ordinal));

        Erasure? erased = null;
        await ChangeAsync(async change =>
            erased = await PersonalData.EraseAsync(change, "ada@example.org", Noon, ErasureReason.Request, Cancel));
        Assert.Equal(new Erasure(1, 1, 0, 4, 2), erased);
        Assert.Equal(["[…] mends it; ada of Examplesville does not.", "Done."],
            (await replies.OfAsync("example", Cancel)).Select(one => one.Text));
        // Elsewhere an address is taken out, and a name is not: it could be anybody's.
        Assert.Equal(["Ask […].", "ada of Example said so."], (await replies.OfAsync("other", Cancel)).Select(one => one.Text));
        Assert.Equal(["We do not. ([…])"], await ColumnAsync("SELECT statement FROM attestation"));
        Assert.Equal(["Is […] the head?"], await ColumnAsync("SELECT reason FROM desk_event WHERE actor = 'bob' AND subject_kind = 'application'"));
        // What still opens names nobody, and what named somebody opens no more.
        Assert.Equal(["Done."], await ColumnAsync("SELECT value FROM log_opening WHERE member = 'text'"));
        Assert.Equal(2, (await ColumnAsync("SELECT kind FROM log_outbox WHERE kind = 'erasure.tombstone'")).Count);
        Assert.Empty((await PersonalData.ExportAsync(Database, "ada@example.org", Noon, Cancel)).NamedIn);

        async Task<long> LoggedAsync()
        {
            var number = 0L;
            await ChangeAsync(async change => number = await LogOutbox.AddAsync(change, Noon, LeafId.For("example"),
                new LeafBody.Signature(LeafId.For("cta"), null, null, SignatureBasis.Source, null), [], Cancel));
            return number;
        }
    }

    [Fact]
    public async Task What_is_kept_for_a_time_goes_when_it_has_ended_and_not_before()
    {
        await ContactAsync("new", "a@example.org", "unconfirmed", Noon.AddDays(-29));
        await ContactAsync("forgotten", "b@example.org", "unconfirmed", Noon.AddDays(-31));
        await ContactAsync("refused", "c@example.org", "refused", Noon.AddDays(-181));
        await ContactAsync("lately", "d@example.org", "refused", Noon.AddDays(-179));
        await ContactAsync("stands", "e@example.org", "published", Noon.AddDays(-1000));
        var trail = new AccountEvents(Database);
        await trail.AddAsync("old", AccountEventKind.SignedIn, null, Noon - AccountEvents.Life - TimeSpan.FromDays(1), null, Cancel);
        await trail.AddAsync("young", AccountEventKind.SignedIn, null, Noon, null, Cancel);
        foreach (var (id, days) in ((string, int)[])[("old", -31), ("young", -1)])
            await new SessionStore(Database).BeginAsync(new Session
            {
                Id = id,
                Account = Ada,
                BegunAt = Noon.AddDays(days),
                SeenAt = Noon.AddDays(days),
                ProvenAt = Noon,
                Agent = "",
            }, Cancel);
        Assert.Equal(4, await PersonalRetention.ApplyAsync(Database, DeskRules.Default, Noon, Cancel));
        Assert.Equal(["lately", "new", "stands"], await ColumnAsync("SELECT id FROM application WHERE contact_mail <> '' ORDER BY id"));
        Assert.Equal(["young"], await ColumnAsync("SELECT account FROM account_event"));
        Assert.Equal(["young"], await ColumnAsync("SELECT id FROM account_session"));
        Assert.Equal(0, await PersonalRetention.ApplyAsync(Database, DeskRules.Default, Noon, Cancel));
    }

    static readonly CommitmentOpening Signatory = CommitmentOpening.New(LeafKind.Signature, "signatory", "ada of Example");

    async Task ContactAsync(string id, string mail, string state, DateTimeOffset at)
    {
        await using var connection = await Database.ConnectAsync(Cancel);
        await connection.ExecuteAsync("""
            INSERT INTO application (id, number, kind, state, accord, organisation, name, contact_name, contact_mail, statement,
                language, once_key, added_at, changed_at)
            VALUES (@id, 1, 'sign', @state, 'cta', 'example', 'Example', 'ada of Example', @mail, 'Head of security', 'en', @id, @at, @at)
            """, new { id, mail, state, at = at.ToUnixTimeSeconds() });
    }
}
