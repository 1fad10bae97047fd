using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Measurement;
using Servanda.Web.Accounts;
using Servanda.Web.Forms;

namespace Servanda.Web.Desk;

/// <summary>What an administrator sets for the desk.</summary>
[Authorize(Policy = Policies.Settings)]
public sealed class SettingsModel(Database database, TimeProvider clock) : DeskPage(database)
{
    readonly DeskSettings _settings = new(database, clock);

    /// <summary>Whether two are needed.</summary>
    public bool NeedsTwo { get; private set; }

    /// <summary>Days a contact is kept, as typed.</summary>
    public string? KeepDays { get; private set; }

    /// <summary>Days a measure stays private, as typed.</summary>
    public string? NoticeDays { get; private set; }

    /// <summary>True after a change.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Everything wrong with what was typed.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(string? came, CancellationToken cancel)
    {
        var rules = await _settings.ReadAsync(cancel);
        NeedsTwo = rules.NeedsTwo;
        KeepDays = rules.KeepContactDays.ToString(CultureInfo.InvariantCulture);
        NoticeDays = (await NoticePeriod.FindAsync(Database, cancel)).Days.ToString(CultureInfo.InvariantCulture);
        IsDone = came == "done";
    }

    /// <summary>Sets them.</summary>
    public async Task<IActionResult> OnPostAsync(string? needsTwo, string? keepDays, string? noticeDays, CancellationToken cancel)
    {
        (NeedsTwo, KeepDays, NoticeDays) = (needsTwo == "yes", keepDays, noticeDays);
        var check = new FormCheck();
        if (!int.TryParse(keepDays, NumberStyles.None, CultureInfo.InvariantCulture, out var keep) ||
            keep is < DeskRules.MinKeepDays or > DeskRules.MaxKeepDays)
            check.Add("keepDays", Days(DeskRules.MinKeepDays, DeskRules.MaxKeepDays));
        if (!NoticePeriod.TryRead(noticeDays, out var notice))
            check.Add("noticeDays", Days(0, NoticePeriod.MaxDays));
        Problems = check.Problems;
        if (Problems.Count > 0)
            return Page();
        await _settings.WriteAsync(new DeskRules(NeedsTwo, keep), Actor, cancel);
        if (notice != await NoticePeriod.FindAsync(Database, cancel))
        {
            await using var change = await Database.BeginAsync(cancel);
            await new DeskJournal(Database, clock).AddAsync(change, Actor, DeskAct.SettingChanged,
                DeskSubject.Setting(NoticePeriod.Setting), notice.Days.ToString(CultureInfo.InvariantCulture), cancel);
            await notice.SetAsync(change, clock.GetUtcNow(), cancel);
            await change.CommitAsync(cancel);
        }
        return To("/settings?came=done");
    }

    static Text Days(int least, int most) => new($"A number of days from {least} to {most}.", $"Un nombre de jours de {least} à {most}.");
}
