using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Register;
using Servanda.Web.Accounts;

namespace Servanda.Web.Desk;

/// <summary>What a list would do, or did; where it is applied and undone.</summary>
[Authorize(Policy = Policies.Publish)]
public sealed class ImportPreviewModel(
    Database database, TimeProvider clock, Catalogue catalogue, PublicRegisterCache register) : DeskPage(database)
{
    readonly ImportStore _imports = new(database, clock, register);

    /// <summary>The list.</summary>
    public DeskImport Import { get; private set; } = null!;

    /// <summary>What it would do to the register as it stands.</summary>
    public ImportList Rows { get; private set; } = null!;

    /// <summary>Whether two are needed.</summary>
    public bool NeedsTwo { get; private set; }

    /// <summary>What came of the last decision.</summary>
    public Text? Notice { get; private set; }

    /// <summary>True where this person may not be the second.</summary>
    public bool IsFirst => NeedsTwo && Import.State == ImportState.Approved && Import.DecidedBy == Actor;

    /// <summary>True where it can be brought in.</summary>
    public bool CanApply => Import.State is ImportState.Previewed or ImportState.Approved && Rows.Problems.Count == 0 && Rows.New.Any();

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, string? came, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        Notice = DeskPhrases.Notice(came);
        NeedsTwo = (await new DeskSettings(Database, clock).ReadAsync(cancel)).NeedsTwo;
        await ReadNamesAsync(cancel);
        return Page();
    }

    /// <summary>Wants it in.</summary>
    public async Task<IActionResult> OnPostApplyAsync(string id, CancellationToken cancel) =>
        await FindAsync(id, cancel) && Rows.Problems.Count == 0
            ? To($"/import/{id}?came={DeskPhrases.WordOf(await _imports.ApplyAsync(id, Rows, Actor, cancel))}")
            : NotFound();

    /// <summary>Gives it up.</summary>
    public async Task<IActionResult> OnPostDropAsync(string id, CancellationToken cancel) =>
        To($"/import/{id}?came={DeskPhrases.WordOf(await _imports.DropAsync(id, Actor, cancel))}");

    /// <summary>Takes back what it brought.</summary>
    public async Task<IActionResult> OnPostUndoAsync(string id, CancellationToken cancel) =>
        To($"/import/{id}?came={(await _imports.UndoAsync(id, Actor, cancel) is null ? "late" : "done")}");

    async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        if (await _imports.FindAsync(id, cancel) is not { } import)
            return false;
        Import = import;
        var categories = catalogue.Accords.FirstOrDefault(one => one.Id == import.AccordId)?.SignatoryTypes ?? [];
        Rows = ImportListReader.Read(import.List, import.AccordId, categories, await register.GetAsync(cancel));
        return true;
    }
}
