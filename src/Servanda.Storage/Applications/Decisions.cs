using Servanda.Storage.Letters;
using Servanda.Storage.Register;

namespace Servanda.Storage.Applications;

/// <summary>
/// What is decided at the desk. A decision, its line in the journal, the change of the register with its leaf and the letter
/// that tells of it are one change: all of it, or nothing.
/// </summary>
/// <param name="database">Where all of it is.</param>
/// <param name="clock">The clock.</param>
/// <param name="register">Is told to look again.</param>
public sealed class Decisions(Database database, TimeProvider clock, PublicRegisterCache? register)
{
    static readonly ApplicationState[] Open = [ApplicationState.Confirmed, ApplicationState.InReview];

    readonly ApplicationStore _store = new(database, clock);
    readonly ProofStore _proofs = new(database, clock);
    readonly LetterStore _letters = new(database, clock);
    readonly DeskSettings _settings = new(database, clock);
    readonly Publisher _publisher = new(new RegisterChanges(database, clock, register), clock);

    /// <summary>Takes an application up, so that others see who looks at it.</summary>
    public Task<DecisionOutcome> TakeAsync(string id, string actor, CancellationToken cancel) => MoveAsync(
        id, [ApplicationState.Confirmed], ApplicationState.InReview, new DeskDeed(actor, DeskAct.Taken, ""), _ => null, cancel);

    /// <summary>Gives it back with reasons.</summary>
    /// <param name="id">The application.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="reason">Why, for the applicant.</param>
    /// <param name="letter">The letter that says so; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<DecisionOutcome> ReturnAsync(
        string id, string actor, string reason, Func<Application, LetterDraft?> letter, CancellationToken cancel) =>
        MoveAsync(id, Open, ApplicationState.Returned, new DeskDeed(actor, DeskAct.Returned, reason), letter, cancel);

    /// <summary>Refuses it with reasons, also where the first person had approved.</summary>
    public Task<DecisionOutcome> RefuseAsync(
        string id, string actor, string reason, Func<Application, LetterDraft?> letter, CancellationToken cancel) =>
        MoveAsync(id, [.. Open, ApplicationState.Approved], ApplicationState.Refused,
            new DeskDeed(actor, DeskAct.Refused, reason), letter, cancel);

    /// <summary>Approves it; where one person is enough it is published at once.</summary>
    /// <param name="id">The application.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="tell">Tells of the publication, within its change; given the application with its organisation.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<DecisionOutcome> ApproveAsync(
        string id, string actor, Func<StoreTransaction, Application, Task> tell, CancellationToken cancel)
    {
        var rules = await _settings.ReadAsync(cancel);
        if (await _store.FindAsync(id, cancel) is not { } application)
            return new DecisionOutcome.TooLate();
        var domains = await _proofs.OfAsync(id, cancel);
        if (application.Kind == ApplicationKind.Sign && !domains.Any(one => one.IsProven))
            return new DecisionOutcome.NotProven();
        await using var change = await database.BeginAsync(cancel);
        if (!await _store.MoveAsync(change, id, Open, ApplicationState.Approved, new DeskDeed(actor, DeskAct.Approved, ""), cancel))
            return new DecisionOutcome.TooLate();
        if (!rules.NeedsTwo)
            return await PublishAsync(change, application, domains, actor, needsTwo: false, tell, cancel);
        await change.CommitAsync(cancel);
        return new DecisionOutcome.Done(IsPublished: false);
    }

    /// <summary>Countersigns what somebody else approved, which publishes it.</summary>
    public async Task<DecisionOutcome> CountersignAsync(
        string id, string actor, Func<StoreTransaction, Application, Task> tell, CancellationToken cancel)
    {
        var rules = await _settings.ReadAsync(cancel);
        if (await _store.FindAsync(id, cancel) is not { State: ApplicationState.Approved } application)
            return new DecisionOutcome.TooLate();
        if (rules.NeedsTwo && application.DecidedBy == actor)
            return new DecisionOutcome.SamePerson();
        var domains = await _proofs.OfAsync(id, cancel);
        await using var change = await database.BeginAsync(cancel);
        return await PublishAsync(change, application, domains, actor, rules.NeedsTwo, tell, cancel);
    }

    /// <summary>Begins a change of the register from the desk: the first person has thereby approved it.</summary>
    /// <returns>The application's id, and what came of it; the id is null for a form that came before.</returns>
    public async Task<(string? Id, DecisionOutcome Outcome)> BeginAsync(
        ApplicationDraft draft, string actor, CancellationToken cancel)
    {
        string id;
        await using (var change = await database.BeginAsync(cancel))
        {
            if (await _store.ReceiveAsync(change, draft, ApplicationState.InReview, actor, cancel) is not { } received)
                return (null, new DecisionOutcome.TooLate());
            id = received.Id;
            await change.CommitAsync(cancel);
        }
        var outcome = await ApproveAsync(id, actor, (_, _) => Task.CompletedTask, cancel);
        // What the register does not take is no work for anybody.
        if (outcome is not DecisionOutcome.Done)
            await MoveAsync(id, [ApplicationState.InReview], ApplicationState.TakenBack,
                new DeskDeed(actor, DeskAct.TakenBack, ""), _ => null, cancel);
        return (id, outcome);
    }

    async Task<DecisionOutcome> PublishAsync(
        StoreTransaction change, Application application, IReadOnlyList<ApplicationDomain> domains, string actor, bool needsTwo,
        Func<StoreTransaction, Application, Task> tell, CancellationToken cancel)
    {
        if (!await _store.PublishAsync(change, application.Id, actor, needsTwo, "", cancel))
            return new DecisionOutcome.TooLate();
        var (outcome, organisation) = await _publisher.PublishAsync(change, application, domains, actor, cancel);
        if (outcome is RegisterOutcome.Refused refused)
            return new DecisionOutcome.Refused(refused.Reason);
        if (organisation is not null)
            await ApplicationStore.SettleAsync(change, application.Id, organisation, cancel);
        await tell(change, application with { OrganisationId = organisation });
        await change.CommitAsync(cancel);
        register?.Forget();
        return new DecisionOutcome.Done(IsPublished: true);
    }

    async Task<DecisionOutcome> MoveAsync(string id, IReadOnlyList<ApplicationState> from, ApplicationState to, DeskDeed deed,
        Func<Application, LetterDraft?> letter, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        if (!await _store.MoveAsync(change, id, from, to, deed, cancel))
            return new DecisionOutcome.TooLate();
        if (await ApplicationStore.FindAsync(change, id, cancel) is { } application && letter(application) is { } draft)
            await _letters.AddAsync(change, draft, cancel);
        await change.CommitAsync(cancel);
        return new DecisionOutcome.Done(IsPublished: false);
    }
}
