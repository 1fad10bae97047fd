using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Register;
using Servanda.Web.Accounts;
using Servanda.Web.Apply;
using Servanda.Web.Forms;
using Servanda.Web.Hosting;

namespace Servanda.Web.Desk;

/// <summary>One application with all there is to know of it, and what can be decided.</summary>
[Authorize(Policy = Policies.Decide)]
public sealed class ApplicationModel(
    Database database, TimeProvider clock, Catalogue catalogue, PublicRegisterCache register, PortalOptions options,
    PublicationHerald herald) : DeskPage(database)
{
    readonly ApplicationStore _store = new(database, clock);
    PublicRegister? _read;
    readonly Decisions _decisions = new(database, clock, register);

    /// <summary>The application.</summary>
    public Application Asked { get; private set; } = null!;

    /// <summary>Its domains.</summary>
    public IReadOnlyList<ApplicationDomain> Domains { get; private set; } = [];

    /// <summary>What was done.</summary>
    public IReadOnlyList<DeskEvent> Events { get; private set; } = [];

    /// <summary>Organisations of the register it may be about: the same name, or one of the domains.</summary>
    public IReadOnlyList<RegisteredOrganisation> Alike { get; private set; } = [];

    /// <summary>The organisation it is about; null for one that is new.</summary>
    public RegisteredOrganisation? Matched { get; private set; }

    /// <summary>The signatures that a successor takes over.</summary>
    public IReadOnlyList<RegisteredSignature> GoingOver => [.. (Matched?.Signatures ?? []).Where(one => one.IsStanding)];

    /// <summary>Whether an organisation has a standing signature of an accord.</summary>
    public bool IsSignedBy(string organisation, string accord) =>
        _read?.FindOrganisation(organisation)?.Signatures.Any(one => one.AccordId == accord && one.IsStanding) ?? false;

    /// <summary>Whether two are needed.</summary>
    public bool NeedsTwo { get; private set; }

    /// <summary>What came of the last decision; null where none was made.</summary>
    public Text? Notice { get; private set; }

    /// <summary>The last decision of somebody, for whoever came too late.</summary>
    public DeskEvent? LastDecision => Events.LastOrDefault(one => one.What is DeskAct.Approved or DeskAct.Returned or DeskAct.Refused
        or DeskAct.Countersigned or DeskAct.Published or DeskAct.TakenBack);

    /// <summary>Everything wrong with what was typed.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>The reasons typed.</summary>
    public string? Reason { get; private set; }

    /// <summary>The accord's title.</summary>
    public Text AccordTitle => catalogue.Accords.FirstOrDefault(one => one.Id == Asked.AccordId)?.Title ?? Text.Same(Asked.AccordId);

    /// <summary>True where it waits for a first decision.</summary>
    public bool IsOpen => Asked.State is ApplicationState.Confirmed or ApplicationState.InReview;

    /// <summary>True where this person may not be the second.</summary>
    public bool IsFirst => NeedsTwo && Asked.DecidedBy == Actor;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, string? came, CancellationToken cancel)
    {
        if (!await ReadAsync(id, cancel))
            return NotFound();
        Notice = DeskPhrases.Notice(came);
        return Page();
    }

    /// <summary>Takes it up.</summary>
    public async Task<IActionResult> OnPostTakeAsync(string id, CancellationToken cancel) =>
        Came(id, await _decisions.TakeAsync(id, Actor, cancel));

    /// <summary>Settles which organisation it is about.</summary>
    public async Task<IActionResult> OnPostMatchAsync(string id, string? organisation, CancellationToken cancel)
    {
        if (!string.IsNullOrEmpty(organisation) && (await register.GetAsync(cancel)).FindOrganisation(organisation) is null)
            return NotFound();
        await using var change = await Database.BeginAsync(cancel);
        var matched = await _store.MatchAsync(change, id, string.IsNullOrEmpty(organisation) ? null : organisation, Actor, cancel);
        await change.CommitAsync(cancel);
        return To($"/applications/{id}?came={(matched ? "done" : "late")}");
    }

    /// <summary>Approves it as the first.</summary>
    public async Task<IActionResult> OnPostApproveAsync(string id, CancellationToken cancel) =>
        Came(id, await _decisions.ApproveAsync(id, Actor, herald.PublishedAsync, cancel));

    /// <summary>Countersigns it as the second, which publishes it.</summary>
    public async Task<IActionResult> OnPostCountersignAsync(string id, CancellationToken cancel) =>
        Came(id, await _decisions.CountersignAsync(id, Actor, herald.PublishedAsync, cancel));

    /// <summary>Gives it back with reasons.</summary>
    public Task<IActionResult> OnPostReturnAsync(string id, string? reason, CancellationToken cancel) => WithReasonAsync(id, reason, why =>
        _decisions.ReturnAsync(id, Actor, why, one => ApplicationLetters.Returned(one, why, StatusLink(one),
            clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)), cancel), cancel);

    /// <summary>Refuses it with reasons.</summary>
    public Task<IActionResult> OnPostRefuseAsync(string id, string? reason, CancellationToken cancel) => WithReasonAsync(id, reason, why =>
        _decisions.RefuseAsync(id, Actor, why, one => ApplicationLetters.Refused(one, why), cancel), cancel);

    async Task<IActionResult> WithReasonAsync(
        string id, string? reason, Func<string, Task<DecisionOutcome>> decide, CancellationToken cancel)
    {
        var check = new FormCheck();
        var why = check.Lines("reason", reason, DeskJournal.MaxReason, DeskPhrases.ReasonWhat);
        if (check.Problems.Count == 0)
            return Came(id, await decide(why));
        if (!await ReadAsync(id, cancel))
            return NotFound();
        (Problems, Reason) = (check.Problems, reason);
        return Page();
    }

    IActionResult Came(string id, DecisionOutcome outcome) => To($"/applications/{id}?came={DeskPhrases.WordOf(outcome)}");

    string StatusLink(Application application) => Reception.StatusLink(application, options);

    async Task<bool> ReadAsync(string id, CancellationToken cancel)
    {
        if (await _store.FindAsync(id, cancel) is not { State: not ApplicationState.Unconfirmed } asked)
            return false;
        Asked = asked;
        Domains = await new ProofStore(Database, clock).OfAsync(id, cancel);
        Events = await new DeskJournal(Database, clock).OfAsync(DeskSubject.Application(id), cancel);
        NeedsTwo = (await new DeskSettings(Database, clock).ReadAsync(cancel)).NeedsTwo;
        var read = _read = await register.GetAsync(cancel);
        Matched = asked.OrganisationId is { } organisation ? read.FindOrganisation(organisation) : null;
        var domains = Domains.Select(one => one.Domain.ToString()).ToHashSet(StringComparer.Ordinal);
        Alike =
        [
            .. read.Organisations.Where(one => one.Id == read.FindByName(asked.Name)?.Id ||
                one.Assets.Any(asset => asset.Kind == AssetKind.Domain && domains.Contains(asset.Name))),
        ];
        await ReadNamesAsync(cancel);
        return true;
    }
}
