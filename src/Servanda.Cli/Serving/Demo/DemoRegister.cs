using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;
using Servanda.Lab;
using Servanda.Storage;
using Servanda.Storage.Register;

namespace Servanda.Cli.Serving.Demo;

/// <summary>Has the laboratory's organisations sign the demo's accord, as any others do: through the register's changes, each
/// with its leaf for the log.</summary>
sealed class DemoRegister(Database database, TimeProvider clock, PublicRegisterCache cache)
{
    const string Source = "servanda serve --demo", Category = "company";

    readonly RegisterChanges _changes = new(database, clock, cache);

    /// <summary>The id it has in the register, which knows no dots.</summary>
    public static string IdOf(LabOrganisation one) => one.Id.Replace('.', '-');

    /// <summary>Enters and signs whoever is not there yet.</summary>
    public async Task SignAsync(IReadOnlyList<LabOrganisation> organisations, CancellationToken cancel)
    {
        var register = await cache.GetAsync(cancel);
        foreach (var one in organisations.Where(one => register.FindOrganisation(IdOf(one))?.Signatures is not { Count: > 0 }))
            await SignAsync(one, cancel);
        cache.Forget();
    }

    async Task SignAsync(LabOrganisation one, CancellationToken cancel)
    {
        var by = new ChangeBy("demo");
        await using var change = await database.BeginAsync(cancel);
        var entered = await _changes.EnterAsync(change, new NewOrganisation
        {
            Id = IdOf(one),
            Name = one.Name,
            Country = one.Country,
            Assets = [new NewAsset(AssetKind.Domain, one.Domain.ToString(), AssetStanding.Proven) { DkimSelectors = one.DkimSelectors }],
            Source = Source,
        }, by, cancel);
        var described = entered is RegisterOutcome.Done
            ? await _changes.DescribeAsync(change, IdOf(one), one.Country, Caution(one), by, cancel) : entered;
        var signed = described is RegisterOutcome.Done ? await _changes.SignAsync(change, new NewSignature
        {
            AccordId = DemoCatalogue.AccordId,
            OrganisationId = IdOf(one),
            Category = Category,
            On = Today(),
            Source = Source,
            Basis = SignatureBasis.Signatory,
        }, by, cancel) : described;
        // Somebody else's organisation may have this id: it is left alone then.
        if (signed is RegisterOutcome.Done)
            await change.CommitAsync(cancel);
    }

    PartialDate Today() => PartialDate.TryRead(clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var day)
        ? day
        : throw new InvalidOperationException("A day of the calendar is no date.");

    static Text Caution(LabOrganisation one) => new(
        $"Made up for this demonstration. Its story: {one.Story.En}",
        $"Fictive, pour cette démonstration. Son histoire\u00A0: {one.Story.Fr}");
}
