using Microsoft.AspNetCore.Mvc;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;

namespace Servanda.Web.Desk;

/// <summary>Letters that wait, and those nobody tries any more.</summary>
public sealed class LettersModel(Database database, TimeProvider clock) : DeskPage(database)
{
    const int Most = 100;

    readonly LetterStore _letters = new(database, clock);

    /// <summary>Those that could not be delivered.</summary>
    public IReadOnlyList<Letter> Dead { get; private set; } = [];

    /// <summary>Those that wait.</summary>
    public IReadOnlyList<Letter> Waiting { get; private set; } = [];

    /// <summary>How many have left.</summary>
    public long Sent { get; private set; }

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Dead = await _letters.ListAsync(LetterState.Dead, Most, cancel);
        Waiting = await _letters.ListAsync(LetterState.Waiting, Most, cancel);
        Sent = await _letters.CountAsync(LetterState.Sent, cancel);
    }

    /// <summary>Tries one again.</summary>
    public async Task<IActionResult> OnPostAgainAsync(string? letter, CancellationToken cancel)
    {
        await using var change = await Database.BeginAsync(cancel);
        await new DeskJournal(Database, clock).AddAsync(change, Actor, DeskAct.LetterAgain, DeskSubject.Letter(letter ?? ""), "", cancel);
        if (await _letters.SendAgainAsync(change, letter ?? "", cancel))
            await change.CommitAsync(cancel);
        return To("/letters");
    }
}
