using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;

namespace Servanda.Web.Desk;

/// <summary>What waits for somebody at the desk.</summary>
public sealed class IndexModel(
    Database database, TimeProvider clock, Catalogue catalogue, Apply.Reception reception) : DeskPage(database)
{
    /// <summary>Entries of one queue shown.</summary>
    public const int MostShown = 200;

    /// <summary>The queues of applications, in the order of the work.</summary>
    public IReadOnlyList<(ApplicationState State, IReadOnlyList<Application> Waiting)> Queues { get; private set; } = [];

    /// <summary>Applications whose contact has not followed the link yet.</summary>
    public IReadOnlyList<Application> Unconfirmed { get; private set; } = [];

    /// <summary>What came of sending a link again; null where none was asked for.</summary>
    public Text? Notice { get; private set; }

    /// <summary>Domains whose proof is gone.</summary>
    public IReadOnlyList<ApplicationDomain> ProofsGone { get; private set; } = [];

    /// <summary>Letters nobody tries any more.</summary>
    public long DeadLetters { get; private set; }

    /// <summary>Reads the queues.</summary>
    public async Task OnGetAsync(string? came, CancellationToken cancel)
    {
        Notice = came switch { "sent" => DeskPhrases.LinkSent, "soon" => DeskPhrases.LinkSoon, _ => null };
        var store = new ApplicationStore(Database, clock);
        List<(ApplicationState, IReadOnlyList<Application>)> queues = [];
        foreach (var state in (ApplicationState[])[ApplicationState.Confirmed, ApplicationState.InReview, ApplicationState.Approved, ApplicationState.Returned])
            queues.Add((state, await store.ListAsync(state, MostShown, cancel)));
        Queues = queues;
        // Of those whose contact is gone nothing can come any more.
        Unconfirmed = [.. (await store.ListAsync(ApplicationState.Unconfirmed, MostShown, cancel)).Where(one => one.ContactMail.Length > 0)];
        ProofsGone = await new ProofStore(Database, clock).GoneAsync(MostShown, cancel);
        DeadLetters = await new LetterStore(Database, clock).CountAsync(LetterState.Dead, cancel);
        await ReadNamesAsync(cancel);
    }

    /// <summary>Sends the letter that asks to confirm again.</summary>
    public async Task<IActionResult> OnPostAgainAsync(string? id, CancellationToken cancel)
    {
        if (await new ApplicationStore(Database, clock).FindAsync(id ?? "", cancel) is not { State: ApplicationState.Unconfirmed } application)
            return NotFound();
        var title = catalogue.Accords.FirstOrDefault(one => one.Id == application.AccordId)?.Title ?? Text.Same(application.AccordId);
        return To($"?came={(await reception.AskAgainAsync(application, title, Actor, cancel) ? "sent" : "soon")}#unconfirmed");
    }

    /// <summary>What a queue is called.</summary>
    public static Text Heading(ApplicationState state) => state switch
    {
        ApplicationState.Confirmed => new("New", "Nouvelles"),
        ApplicationState.InReview => new("In review", "En cours d’examen"),
        ApplicationState.Approved => new("Waiting for a countersignature", "En attente de contreseing"),
        ApplicationState.Returned => new("Returned to the applicant", "Renvoyées au demandeur"),
        ApplicationState.Unconfirmed or ApplicationState.Published or ApplicationState.Refused or ApplicationState.TakenBack =>
            ApplicationWords.Word(state),
    };
}
