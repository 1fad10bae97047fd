using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;
using Servanda.Web.Hosting;

namespace Servanda.Web.Apply;

/// <summary>Where applications come in: what is stored and the letter that tells of it are one change.</summary>
/// <param name="database">Where to.</param>
/// <param name="clock">The clock.</param>
/// <param name="options">For the links in letters.</param>
public sealed class Reception(Database database, TimeProvider clock, PortalOptions options)
{
    /// <summary>Letters asking to confirm that one address gets in a day: nobody's mailbox is filled through us.</summary>
    const int MaxAskedPerDay = 5;

    readonly ApplicationStore _store = new(database, clock);
    readonly LetterStore _letters = new(database, clock);

    /// <summary>Takes in what came by the form, and asks the contact to confirm. The same form twice is one.</summary>
    public async Task ReceiveAsync(ApplicationDraft draft, Accord accord, CancellationToken cancel)
    {
        // Nobody is told: the answer to the form is the same.
        if (!await IsFreeAsync(draft.ContactMail!, cancel))
            return;
        await using var change = await database.BeginAsync(cancel);
        if (await _store.ReceiveAsync(change, draft, ApplicationState.Unconfirmed, DeskActors.Applicant, cancel) is not { } received)
            return;
        var link = ConfirmLink(draft.Language, received.ConfirmToken!);
        await _letters.AddAsync(change,
            ApplicationLetters.Confirm(draft.ContactMail!, draft.Language, draft.Name, accord.Title.In(draft.Language), link, received.Id), cancel);
        await change.CommitAsync(cancel);
    }

    /// <summary>Writes once more to the contact of an application that nobody confirmed. Not sooner than some minutes after the
    /// letter before, and within what one address gets in a day.</summary>
    /// <returns>False where no letter was written.</returns>
    public async Task<bool> AskAgainAsync(Application application, Text accord, string actor, CancellationToken cancel)
    {
        if (!MailAddress.TryRead(application.ContactMail, out var to) || !await IsFreeAsync(to, cancel))
            return false;
        await using var change = await database.BeginAsync(cancel);
        if (await _store.RenewLinkAsync(change, application.Id, actor, cancel) is not { } token)
            return false;
        await _letters.AddAsync(change, ApplicationLetters.Confirm(
            to, application.Language, application.Name, accord.In(application.Language), ConfirmLink(application.Language, token),
            $"{application.Id}:{PrivateId.DigestOf(token)}"), cancel);
        await change.CommitAsync(cancel);
        return true;
    }

    /// <summary>Confirms, and writes to the contact where the application is seen.</summary>
    public async Task ConfirmAsync(Application application, CancellationToken cancel)
    {
        var domains = await new ProofStore(database, clock).OfAsync(application.Id, cancel);
        await using var change = await database.BeginAsync(cancel);
        if (!await _store.ConfirmAsync(change, application.Id, cancel))
            return;
        if (ApplicationLetters.Received(application, domains, StatusLink(application, options)) is { } letter)
            await _letters.AddAsync(change, letter, cancel);
        await change.CommitAsync(cancel);
    }

    /// <summary>Takes an application back for whoever holds its link; false when it is over.</summary>
    public async Task<bool> TakeBackAsync(string id, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        var moved = await _store.MoveAsync(change, id,
            [ApplicationState.Confirmed, ApplicationState.InReview, ApplicationState.Returned, ApplicationState.Approved],
            ApplicationState.TakenBack, new DeskDeed(DeskActors.Applicant, DeskAct.TakenBack, ""), cancel);
        await change.CommitAsync(cancel);
        return moved;
    }

    /// <summary>Takes in what a returned application says now; false when it is not a returned one any more.</summary>
    public async Task<bool> ReviseAsync(string id, ApplicationDraft draft, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        var revised = await _store.ReviseAsync(change, id, draft, cancel);
        await change.CommitAsync(cancel);
        return revised;
    }

    async Task<bool> IsFreeAsync(MailAddress to, CancellationToken cancel) => await _letters.CountSinceAsync(
        to, ApplicationLetters.ConfirmKey, clock.GetUtcNow().AddDays(-1), cancel) < MaxAskedPerDay;

    string ConfirmLink(Language language, string token) => options.Absolute($"/{Words.Id(language)}/apply/confirm/{token}");

    /// <summary>Where whoever asked sees the application.</summary>
    internal static string StatusLink(Application application, PortalOptions options) =>
        options.Absolute($"/{Words.Id(application.Language)}/applications/{application.Id}");
}
