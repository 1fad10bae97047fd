using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Core;
using Servanda.Storage;
using Servanda.Storage.Register;
using Servanda.Storage.Workspaces;
using Servanda.Web.Forms;

namespace Servanda.Web.Workspace;

/// <summary>What an organisation claims of itself.</summary>
public sealed class AttestationsModel(
    Database database, TimeProvider clock, Catalogue catalogue, PublicRegisterCache register) : WorkspacePage(register)
{
    const int MaxYears = 2, MaxStatement = 2000;

    readonly AttestationStore _store = new(database, clock);

    /// <summary>Everything claimed, the last first.</summary>
    public IReadOnlyList<KeptAttestation> Claims { get; private set; } = [];

    /// <summary>The control chosen.</summary>
    public string? Control { get; private set; }

    /// <summary>The claim, as typed.</summary>
    public string? Statement { get; private set; }

    /// <summary>The last day, as typed.</summary>
    public string? Until { get; private set; }

    /// <summary>Everything wrong with what was typed.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>Controls that an attestation counts for, as a choice.</summary>
    public IReadOnlyList<(string, string)> Controls => [("", "–"), .. Claimable.Select(one => (one.Id, $"{one.Title.In(Language)} ({one.Id})"))];

    /// <summary>Today, UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    IEnumerable<Control> Claimable => catalogue.Controls.Where(one => one.ShownBy != ShownBy.Measurement);

    /// <summary>A control's title.</summary>
    public Text Title(string control) => catalogue.Controls.FirstOrDefault(one => one.Id == control)?.Title ?? Text.Same(control);

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return NotFound();
        Until = Today.AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Page();
    }

    /// <summary>Makes one.</summary>
    public async Task<IActionResult> OnPostAsync(
        string? control, string? statement, string? until, IFormFile? document, CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return NotFound();
        var check = new FormCheck();
        var about = check.Choice("control", control, [.. Claimable.Select(one => one.Id)]);
        var words = check.Lines("statement", statement, MaxStatement, new("what you claim", "ce que vous affirmez"));
        if (!DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) ||
            last < Today || last > Today.AddYears(MaxYears))
            check.Add("until", WorkspacePhrases.UntilHint);
        (Problems, Control, Statement, Until) = (check.Problems, control, statement, until);
        if (Problems.Count > 0)
            return Page();
        await _store.AddAsync(Organisation.Id, new Attestation
        {
            ControlId = about!,
            Statement = words,
            On = Today,
            Until = last,
            Documents = document is { Length: > 0 } ? [await DigestAsync(document, cancel)] : [],
        }, Actor, cancel);
        return To("/attestations");
    }

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostEndAsync(string? id, CancellationToken cancel)
    {
        if (!await FindAsync(cancel) || !await _store.EndAsync(Organisation.Id, id ?? "", Actor, cancel))
            return NotFound();
        return To("/attestations");
    }

    /// <summary>Reads a document once, and keeps nothing of it but its digest.</summary>
    static async Task<Digest> DigestAsync(IFormFile document, CancellationToken cancel)
    {
        await using var stream = document.OpenReadStream();
        return Digest.TryRead(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)), out var digest)
            ? digest : throw new InvalidOperationException("A digest is one.");
    }

    async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (!await EnterAsync(cancel))
            return false;
        Claims = await _store.OfAsync(Organisation.Id, cancel);
        return true;
    }
}
