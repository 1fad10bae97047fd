using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Applications;

namespace Servanda.Web.Desk;

/// <summary>Everything that was done, filtered.</summary>
public sealed class JournalModel(Database database, TimeProvider clock) : DeskPage(database)
{
    const int PageSize = 100;

    /// <summary>What was done.</summary>
    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    /// <summary>By whom.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    /// <summary>From this day on.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Up to this day.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    /// <summary>What was found, the last first.</summary>
    public IReadOnlyList<DeskEvent> Events { get; private set; } = [];

    /// <summary>Whoever has an account.</summary>
    public IReadOnlyList<Account> People { get; private set; } = [];

    /// <summary>Where the older ones begin; null where there are none.</summary>
    public long? Older { get; private set; }

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(long? before, CancellationToken cancel)
    {
        var filter = new DeskFilter
        {
            What = ApplicationWords.FindAct(What),
            Actor = string.IsNullOrEmpty(By) ? null : By,
            From = Day(From),
            Until = Day(Until),
        };
        var found = await new DeskJournal(Database, clock).ListAsync(filter, before, PageSize + 1, cancel);
        Events = [.. found.Take(PageSize)];
        Older = found.Count > PageSize ? Events[^1].Number : null;
        People = [.. (await new AccountStore(Database).ListAsync(null, cancel)).Where(one => one.Role != AccountRole.Signatory)];
        await ReadNamesAsync(cancel);
    }

    /// <summary>Where the subject of an event is shown; null where it has no page.</summary>
    public static string? PathOf(DeskSubject subject) => subject.Kind switch
    {
        "application" => $"/desk/applications/{subject.Id}",
        "organisation" => $"/organisations/{subject.Id}",
        "import" => $"/desk/import/{subject.Id}",
        _ => null,
    };

    static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1970 && day.Year < 9999
            ? day : null;
}
