using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;
using Servanda.Storage.Register;

namespace Servanda.Storage.Applications;

/// <summary>Puts what an application asks for into the register.</summary>
/// <param name="changes">The register's.</param>
/// <param name="clock">The clock.</param>
sealed class Publisher(RegisterChanges changes, TimeProvider clock)
{
    const string Source = "application";

    /// <summary>Makes the changes it asks for, as part of a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="application">What is asked.</param>
    /// <param name="domains">Its domains.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What the register made of it, and the organisation it is about.</returns>
    public async Task<(RegisterOutcome Outcome, string? OrganisationId)> PublishAsync(
        StoreTransaction change, Application application, IReadOnlyList<ApplicationDomain> domains, string actor, CancellationToken cancel)
    {
        var by = new ChangeBy(actor) { Batch = ChangeBy.NewBatch() };
        if (application.Kind == ApplicationKind.Sign)
            return await SignAsync(change, application, domains, by, cancel);
        // What a change of a signature is for stands in the public register; why somebody may sign does not.
        by = by with { Reason = application.Statement.Length > 0 ? application.Statement : null };
        var (signature, state, on) = (application.SignatureId ?? "", application.SignatureState, Date(application));
        var outcome = application.Kind switch
        {
            ApplicationKind.Amend => await changes.AmendAsync(change, signature, state, new SignatureEdit
            {
                Name = application.Name,
                Category = application.Category,
                Version = application.Version,
            }, by, cancel),
            ApplicationKind.Suspend => await changes.SuspendAsync(change, signature, state, on, by, cancel),
            ApplicationKind.Resume => await changes.ResumeAsync(change, signature, state, on, by, cancel),
            ApplicationKind.Withdraw => await changes.WithdrawAsync(change, signature, state, on, by, cancel),
            ApplicationKind.Succeed or ApplicationKind.Sign => await SucceedAsync(change, application, on, by, cancel),
        };
        return (outcome, application.OrganisationId);
    }

    async Task<(RegisterOutcome, string?)> SignAsync(
        StoreTransaction change, Application application, IReadOnlyList<ApplicationDomain> domains, ChangeBy by, CancellationToken cancel)
    {
        var assets = domains.Where(one => one.IsProven)
            .Select(one => new NewAsset(AssetKind.Domain, one.Domain.ToString(), AssetStanding.Proven)).ToList();
        var organisation = application.OrganisationId;
        if (organisation is null)
        {
            var entered = await changes.EnterAsync(change, new NewOrganisation
            {
                Name = application.Name,
                Country = application.Country,
                Assets = assets,
                Source = Source,
            }, by, cancel);
            if (entered is not RegisterOutcome.Done { Id: var id })
                return (entered, null);
            organisation = id;
        }
        else
        {
            foreach (var asset in assets)
            {
                var added = await changes.AddAssetAsync(change, organisation, asset, by, cancel);
                if (added is RegisterOutcome.Refused { Reason: not RegisterRefusal.AlreadyThere })
                    return (added, organisation);
            }
        }
        var signed = await changes.SignAsync(change, new NewSignature
        {
            AccordId = application.AccordId,
            OrganisationId = organisation,
            Name = application.Name,
            Category = application.Category,
            On = Date(application),
            Version = application.Version,
            Source = Source,
            Basis = SignatureBasis.Signatory,
            Signatory = application.ContactName.Length > 0 ? application.ContactName : null,
        }, by, cancel);
        return (signed, organisation);
    }

    async Task<RegisterOutcome> SucceedAsync(
        StoreTransaction change, Application application, PartialDate? on, ChangeBy by, CancellationToken cancel)
    {
        // Who takes an organisation's place takes all of it: what it stands for is not left behind accord by accord.
        var accords = await change.QueryAsync<string>(
            "SELECT DISTINCT accord FROM signature WHERE organisation = @OrganisationId", new { application.OrganisationId }, cancel);
        var kind = Enum.GetValues<SuccessionKind>().FirstOrDefault(one => RegisterWords.Id(one) == application.Succession);
        return await changes.SucceedAsync(change,
            new Succession(application.OrganisationId ?? "", application.SuccessorId ?? "", kind, on, 0),
            [.. accords], by, cancel);
    }

    /// <summary>The day that counts: the one asked for, else today (UTC).</summary>
    PartialDate Date(Application application)
    {
        if (PartialDate.TryRead(application.EffectiveOn, out var asked))
            return asked;
        PartialDate.TryRead(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).ToString("O", System.Globalization.CultureInfo.InvariantCulture), out var today);
        return today;
    }
}
