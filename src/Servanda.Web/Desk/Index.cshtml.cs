using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;

namespace Servanda.Web.Desk;

/// <summary>What waits for somebody at the desk.</summary>
public sealed class IndexModel(Database database, TimeProvider clock) : DeskPage(database)
{
    /// <summary>Entries of one queue shown.</summary>
    public const int MostShown = 200;

    /// <summary>The queues of applications, in the order of the work.</summary>
    public IReadOnlyList<(ApplicationState State, IReadOnlyList<Application> Waiting)> Queues { get; private set; } = [];

    /// <summary>Domains whose proof is gone.</summary>
    public IReadOnlyList<ApplicationDomain> ProofsGone { get; private set; } = [];

    /// <summary>Letters nobody tries any more.</summary>
    public long DeadLetters { get; private set; }

    /// <summary>Reads the queues.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        var store = new ApplicationStore(Database, clock);
        List<(ApplicationState, IReadOnlyList<Application>)> queues = [];
        foreach (var state in (ApplicationState[])[ApplicationState.Confirmed, ApplicationState.InReview, ApplicationState.Approved, ApplicationState.Returned])
            queues.Add((state, await store.ListAsync(state, MostShown, cancel)));
        Queues = queues;
        ProofsGone = await new ProofStore(Database, clock).GoneAsync(MostShown, cancel);
        DeadLetters = await new LetterStore(Database, clock).CountAsync(LetterState.Dead, cancel);
        await ReadNamesAsync(cancel);
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
