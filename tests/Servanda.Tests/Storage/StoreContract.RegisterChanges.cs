using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Storage.Register;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    static readonly ChangeBy Secretary = new("secretary") { Reason = "It was asked for in writing." };

    RegisterChanges Changes => new(Database, Clock);

    static PartialDate Day(string text) => PartialDate.TryRead(text, out var date) ? date : throw new FormatException(text);

    static NewSignature SignedBy(string organisation, string accord = "cta") => new()
    {
        AccordId = accord,
        OrganisationId = organisation,
        On = Day("2026-03-10"),
        Version = "2018",
        Source = "application",
        Basis = SignatureBasis.Signatory,
        Signatory = "A. Person, director",
    };

    async Task<string> EnterAsync(string name, params NewAsset[] assets)
    {
        var organisation = new NewOrganisation { Name = name, Country = "FRA", Assets = assets, Source = "application" };
        return Id(await Changes.CommitAsync((to, change) => to.EnterAsync(change, organisation, Secretary, Cancel), Cancel));
    }

    async Task<string> SignAsync(string organisation, string accord = "cta") =>
        Id(await Changes.CommitAsync((to, change) => to.SignAsync(change, SignedBy(organisation, accord), Secretary, Cancel), Cancel));

    Task<RegisterOutcome> WithdrawAsync(string signature, int? from = null) => Changes.CommitAsync(
        (to, change) => to.WithdrawAsync(change, signature, from, Day("2026-04"), Secretary, Cancel), Cancel);

    static string Id(RegisterOutcome outcome) => Assert.IsType<RegisterOutcome.Done>(outcome).Id;

    static RegisterRefusal Refusal(RegisterOutcome outcome) => Assert.IsType<RegisterOutcome.Refused>(outcome).Reason;

    [Fact]
    public async Task An_organisation_is_entered_and_signs_with_a_leaf_for_each()
    {
        var id = await EnterAsync("Société d’Été", new NewAsset(AssetKind.Domain, "ete.example", AssetStanding.Proven));
        Assert.Equal("societe-dete", id);
        Assert.Equal("cta.societe-dete", await SignAsync(id));

        var register = await RegisterAsync();
        var organisation = register.FindOrganisation(id)!;
        Assert.Equal(("Société d’Été", "FRA", "ete.example"), (organisation.Name, organisation.Country, organisation.Assets[0].Name));
        Assert.Equal(SignatureBasis.Signatory, Assert.Single(organisation.Signatures).Current.Basis);
        var leaves = await new OutboxReader(Database).WaitingAsync(0, 10, Cancel);
        Assert.Equal(["org.identity", "signature"], leaves.Select(leaf => leaf.Kind));
        Assert.All(leaves, leaf => Assert.DoesNotContain("Person", leaf.Body, StringComparison.Ordinal));
        Assert.Equal("A. Person, director", Assert.Single(await new OutboxReader(Database).OpeningsAsync(leaves[1], Cancel)).Value);
        Assert.Equal([2L, 1L], register.Changes.Select(change => change.Leaf.GetValueOrDefault()));
        Assert.Equal("secretary", (await new RegisterJournal(Database).ReadAsync(null, id, null, null, 10, Cancel))[0].Actor);
    }

    [Fact]
    public async Task Nobody_signs_twice_what_stands_and_anybody_signs_again_what_has_ended()
    {
        var id = await EnterAsync("Example");
        var first = await SignAsync(id);
        Assert.Equal(RegisterRefusal.AlreadySigned, Refusal(await Changes.CommitAsync(
            (to, change) => to.SignAsync(change, SignedBy(id), Secretary, Cancel), Cancel)));
        Id(await WithdrawAsync(first));
        Assert.Equal(first + ".2", await SignAsync(id));
        var accord = (await RegisterAsync()).In("cta");
        Assert.Equal((2, 1), (accord.Signatories.Count, accord.Standing.Count));
        Assert.Equal(first, Assert.Single(accord.Leavers).Signature.Id);
        Assert.Equal(1, accord.Growth.Months[^1].Left);
    }

    [Fact]
    public async Task Every_state_a_signature_was_in_stays_as_it_was()
    {
        var signature = await SignAsync(await EnterAsync("Example"));
        var rows = await ColumnAsync("SELECT signature || number || status || name || change FROM signature_state");
        Id(await Changes.CommitAsync((to, change) => to.SuspendAsync(change, signature, 1, null, Secretary, Cancel), Cancel));
        Id(await Changes.CommitAsync((to, change) => to.ResumeAsync(change, signature, 2, null, Secretary, Cancel), Cancel));
        Id(await Changes.CommitAsync((to, change) => to.AmendAsync(change, signature, 3,
            new SignatureEdit { Name = "Example Group", Category = "private-sector" }, Secretary, Cancel), Cancel));
        Id(await Changes.CommitAsync((to, change) => to.CorrectAsync(change, signature, 4, CorrectionReason.Date,
            new SignatureEdit { On = Day("2026-03-09") }, Secretary, Cancel), Cancel));
        Id(await WithdrawAsync(signature, 5));

        Assert.Equal(rows[0], (await ColumnAsync("SELECT signature || number || status || name || change FROM signature_state ORDER BY number"))[0]);
        var history = (await RegisterAsync()).FindSignature(signature)!.History;
        Assert.Equal(
            [SignatureStatus.Active, SignatureStatus.Suspended, SignatureStatus.Active, SignatureStatus.Active, SignatureStatus.Active, SignatureStatus.Withdrawn],
            history.Select(state => state.Status));
        Assert.Equal(["Example", "Example Group"], history.Select(state => state.Name).Distinct());
        Assert.Equal("2026-04", history[^1].Since.ToString());
        var kinds = (await new OutboxReader(Database).WaitingAsync(0, 10, Cancel)).Select(leaf => leaf.Kind);
        Assert.Equal(["org.identity", "signature", "signature.correction", "withdrawal"], kinds);
    }

    [Fact]
    public async Task Of_two_withdrawals_at_once_one_is_made_and_the_other_is_told()
    {
        var signature = await SignAsync(await EnterAsync("Example"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WithdrawAsync(signature, 1))));
        Assert.Single(outcomes.OfType<RegisterOutcome.Done>());
        Assert.All(outcomes.OfType<RegisterOutcome.Refused>(), one => Assert.Equal(RegisterRefusal.Ended, one.Reason));
        Assert.Equal(2, (await RegisterAsync()).FindSignature(signature)!.History.Count);
    }

    [Fact]
    public async Task A_name_is_kept_in_normal_form_and_a_signature_under_an_odd_one_can_be_withdrawn()
    {
        var signature = await SignAsync(await EnterAsync("Example"));
        Id(await Changes.CommitAsync((to, change) => to.AmendAsync(change, signature, null,
            new SignatureEdit { Name = " E\u0301te\u0301 " }, Secretary, Cancel), Cancel));
        Assert.Equal("\u00C9t\u00E9", (await RegisterAsync()).FindSignature(signature)!.Current.Name);
        await ColumnAsync("UPDATE signature_state SET name = 'a\u200Bb'");
        Assert.Equal(RegisterRefusal.BadForm, Refusal(await Changes.CommitAsync((to, change) => to.AmendAsync(change, signature, null,
            new SignatureEdit { Category = "No Id" }, Secretary, Cancel), Cancel)));
        Id(await WithdrawAsync(signature));
    }

    [Fact]
    public async Task What_was_decided_on_an_earlier_state_is_refused()
    {
        var signature = await SignAsync(await EnterAsync("Example"));
        Id(await Changes.CommitAsync((to, change) => to.SuspendAsync(change, signature, 1, null, Secretary, Cancel), Cancel));
        Assert.Equal(RegisterRefusal.Changed, Refusal(await WithdrawAsync(signature, 1)));
    }

    [Fact]
    public async Task What_is_not_committed_never_was()
    {
        var id = await EnterAsync("Example");
        await using (var change = await Database.BeginAsync(Cancel))
            Id(await Changes.SignAsync(change, SignedBy(id), Secretary, Cancel));
        Assert.Null((await RegisterAsync()).FindSignature("cta." + id));
        Assert.Single(await new OutboxReader(Database).WaitingAsync(0, 10, Cancel));
    }

    [Fact]
    public async Task A_successor_takes_the_place_and_the_signatures_it_takes_over()
    {
        var (old, young) = (await EnterAsync("Old"), await EnterAsync("Young"));
        await SignAsync(old);
        await SignAsync(old, "pc");
        Id(await Changes.CommitAsync((to, change) => to.SucceedAsync(change,
            new Succession(old, young, SuccessionKind.Merger, Day("2026-05-01"), 0), ["cta"], Secretary, Cancel), Cancel));

        var register = await RegisterAsync();
        Assert.Equal(SignatureStatus.Succeeded, register.FindSignature("cta.old")!.Status);
        Assert.Equal(young, register.FindSignature("pc.old")!.Current.Successor);
        Assert.True(register.FindSignature("cta.young")!.IsStanding);
        Assert.Null(register.FindSignature("pc.young"));
        Assert.Equal("2026-05-01", Assert.Single(register.FindOrganisation(young)!.Successions).On.ToString());
        Assert.Equal(RegisterRefusal.SameOrganisation, Refusal(await Changes.CommitAsync((to, change) => to.SucceedAsync(change,
            new Succession(old, old, SuccessionKind.Renaming, null, 0), [], Secretary, Cancel), Cancel)));
    }

    [Fact]
    public async Task A_renamed_organisation_is_found_under_both_names()
    {
        var id = await EnterAsync("Old Name");
        await SignAsync(id);
        Id(await Changes.CommitAsync((to, change) => to.RenameAsync(change, id, "New Name", null, Day("2026"), Secretary, Cancel), Cancel));
        Id(await Changes.CommitAsync((to, change) => to.RenameAsync(change, id, "Nouveau nom", Language.French, null, Secretary, Cancel), Cancel));
        var register = await RegisterAsync();
        var organisation = register.FindByName("old name")!;
        Assert.Equal(("New Name", "New Name", "Nouveau nom"),
            (organisation.Name, organisation.NameIn(Language.English), organisation.NameIn(Language.French)));
        Assert.Equal(NameKind.Former, organisation.Names.Single(name => name.Name == "Old Name").Kind);
        Assert.Equal("Old Name", register.FindSignature("cta." + id)!.Current.Name);
    }

    [Fact]
    public async Task What_was_made_together_is_undone_together_but_for_what_was_changed_since()
    {
        var batch = Secretary with { Batch = ChangeBy.NewBatch() };
        List<string> signatures = [];
        foreach (var name in (string[])["One", "Two", "Three"])
        {
            var id = await EnterAsync(name);
            signatures.Add(Id(await Changes.CommitAsync((to, change) => to.SignAsync(change, SignedBy(id), batch, Cancel), Cancel)));
        }
        Id(await WithdrawAsync(signatures[1]));
        UndoResult undone;
        await using (var change = await Database.BeginAsync(Cancel))
        {
            undone = await Changes.UndoAsync(change, batch.Batch!, Secretary, Cancel);
            await change.CommitAsync(Cancel);
        }
        Assert.Equal(2, undone.Undone);
        Assert.Equal([signatures[1]], undone.Left);
        var register = await RegisterAsync();
        Assert.Equal([SignatureStatus.Void, SignatureStatus.Withdrawn, SignatureStatus.Void],
            signatures.Select(id => register.FindSignature(id)!.Status));
        Assert.Equal("Two", Assert.Single(register.Organisations).Name);
    }

    [Fact]
    public async Task A_text_is_published_once_with_its_digest_in_the_log()
    {
        var version = new NewVersion
        {
            AccordId = "cta",
            Version = "2018",
            Language = Language.English,
            Title = "Cybersecurity Tech Accord",
            Text = Servanda.Core.Digest.Of("the text"u8),
            Source = "the secretariat",
        };
        Id(await Changes.CommitAsync((to, change) => to.PublishAsync(change, version, Secretary, Cancel), Cancel));
        Assert.Equal(RegisterRefusal.Nothing, Refusal(
            await Changes.CommitAsync((to, change) => to.PublishAsync(change, version, Secretary, Cancel), Cancel)));
        await SignAsync(await EnterAsync("Example"));
        var leaves = await new OutboxReader(Database).WaitingAsync(0, 10, Cancel);
        Assert.Equal("accord.text", leaves[0].Kind);
        Assert.Contains(version.Text.ToString()!, leaves[2].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    [InlineData("شركة مثال")]
    public async Task A_hostile_name_without_invisible_characters_is_kept_whole(string name)
    {
        var id = await EnterAsync(name);
        await SignAsync(id);
        Assert.Equal(name, (await RegisterAsync()).FindOrganisation(id)!.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData("evil\u202Egnp.exe")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("a\u2066b")]
    [InlineData("a\uFEFFb")]
    public async Task A_name_with_invisible_characters_or_none_at_all_is_refused(string name)
    {
        var organisation = new NewOrganisation { Name = name, Source = "application" };
        Assert.Equal(RegisterRefusal.BadText, Refusal(
            await Changes.CommitAsync((to, change) => to.EnterAsync(change, organisation, Secretary, Cancel), Cancel)));
        Assert.Equal(0, (await RegisterAsync()).Number);
    }
}
