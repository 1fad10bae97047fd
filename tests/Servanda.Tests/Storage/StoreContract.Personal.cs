using Dapper;
using Servanda.Accords.Leaves;
using Servanda.Storage.Accounts;
using Servanda.Storage.Applications;
using Servanda.Storage.Log;

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
        Assert.Equal(new Erasure(1, 1, 0, 1), erased);
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
