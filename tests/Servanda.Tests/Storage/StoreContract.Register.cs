using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Storage.Log;
using Servanda.Storage.Register;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    static readonly Catalogue Real = EmbeddedCatalogue.Catalogue;

    static readonly RegisterLists RealLists = RegisterLists.Of(Real, EmbeddedCatalogue.Files());

    Task<ImportResult> ImportAsync(RegisterLists lists) => new RegisterImport(Database, Clock).RunAsync(lists, Cancel);

    Task<PublicRegister> RegisterAsync() => PublicRegister.ReadAsync(Database, Cancel);

    [Fact]
    public async Task The_registers_of_the_catalogue_are_imported_whole_with_their_cautions()
    {
        var rows = Real.Registers.Sum(one => one.Signatures.Count);
        var result = await ImportAsync(RealLists);
        Assert.Equal(new ImportResult(Real.Registers.Count + 1, Real.Organisations.Count, rows, 0, 0, 0), result);

        var register = await RegisterAsync();
        Assert.Equal(Real.Organisations.Count, register.Organisations.Count);
        Assert.Equal(1222, register.In("pc").Standing.Count);
        Assert.Equal(1217, register.In("pc").Organisations);
        Assert.Equal(Real.FindRegister("pc")!.Caution, register.In("pc").Baseline!.Caution);
        Assert.True(register.In("pc").Baseline!.IsComplete);
        var abb = register.FindOrganisation("abb")!;
        Assert.Equal(("ABB", "SWE"), (abb.Name, abb.Country));
        Assert.NotNull(abb.Caution);
        Assert.True(register.FindSignature("cta.abb")!.Current.IsUnverified);
        Assert.Equal("2018-04-17", register.FindSignature("cta.abb")!.Current.SignedOn.ToString());
        Assert.Equal(SignatureBasis.Source, register.FindSignature("cta.abb")!.Current.Basis);
        Assert.Equal(AssetStanding.Doubtful, Assert.Single(register.FindOrganisation("safecity")!.Assets).Standing);
        Assert.Empty(register.FindOrganisation("safecity")!.ToOrganisation().Assets);
        Assert.Equal(["cta.ebrc", "pc.ebrc", "pc.ebrc.2"], register.FindOrganisation("ebrc")!.Signatures.Select(one => one.Id));
        Assert.Equal(22, register.Accords.Sum(accord => accord.Versions.Count));
    }

    [Fact]
    public async Task An_import_adds_one_leaf_for_each_list_and_none_for_a_row()
    {
        await ImportAsync(RealLists);
        var leaves = await new OutboxReader(Database).WaitingAsync(0, 100, Cancel);
        Assert.Equal(Real.Registers.Select(one => one.AccordId).Order(), leaves.Select(leaf => leaf.Subject.ToString()).Order());
        Assert.All(leaves, leaf => Assert.Equal(LeafWords.Id(LeafKind.ImportBaseline), leaf.Kind));
        var register = await RegisterAsync();
        Assert.Equal(leaves.Select(leaf => (long?)leaf.Number),
            register.Changes.Reverse().Where(change => change.Leaf is not null).Select(change => change.Leaf));
    }

    [Fact]
    public async Task The_same_list_imported_again_changes_nothing()
    {
        await ImportAsync(RealLists);
        var before = await RegisterAsync();
        Assert.Equal(new ImportResult(0, 0, 0, 0, 0, 0), await ImportAsync(RealLists));
        Assert.Equal(before.Number, (await RegisterAsync()).Number);
    }

    [Fact]
    public async Task Of_a_later_list_only_what_differs_is_added_and_nothing_is_overwritten()
    {
        await ImportAsync(Lists(Row("a", "A", "2018"), Row("b", "B", null), Row("c", "C", null)));
        var result = await ImportAsync(Lists(Row("a", "A", "2018-04-17"), Row("b", "B", null), Row("d", "D", "2020-01")));
        Assert.Equal(new ImportResult(2, 1, 1, 1, 0, 1), result);

        var register = await RegisterAsync();
        Assert.Equal(["2018", "2018-04-17"],
            register.FindSignature("cta.a")!.History.Select(state => state.SignedOn.ToString()));
        Assert.Single(register.FindSignature("cta.b")!.History);
        Assert.Equal(SignatureStatus.Active, register.FindSignature("cta.c")!.Status);
        Assert.Equal(4, register.In("cta").Standing.Count);
        Assert.Equal(2, register.In("cta").Growth.Months.Count);
        Assert.Equal(2, register.In("cta").Growth.Undated);
        Assert.Equal(2, register.In("cta").Growth.Months[^1].Total);
    }

    [Fact]
    public async Task A_name_is_found_with_case_accents_and_punctuation_aside()
    {
        await ImportAsync(RealLists);
        var register = await RegisterAsync();
        Assert.Contains(register.Search("neurocirugia DR ASENJO"), one => one.Name == "Instituto de Neurocirugía Dr. Asenjo");
        Assert.Contains(register.In("cta").Select(new SignatoryQuery { Search = "F SECURE" }), one => one.Organisation.Id == "f-secure");
        Assert.Equal(register.Organisations.Count, register.Search("  ").Count);
        Assert.Empty(register.Search(new string('x', 10_000)));
    }

    static Signature Row(string organisation, string name, string? on) => new()
    {
        AccordId = "cta",
        OrganisationId = organisation,
        Name = name,
        On = on is not null && PartialDate.TryRead(on, out var date) ? date : null,
        Source = "a list",
    };

    static RegisterLists Lists(params Signature[] rows) => RegisterLists.Of(Real with
    {
        Organisations = [.. rows.Select(row => new Organisation { Id = row.OrganisationId, Name = row.Name })],
        Registers = [Real.FindRegister("cta")! with { Signatures = rows }],
    });
}
