using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Register;
using Servanda.Web.Accounts;
using Servanda.Web.Forms;

namespace Servanda.Web.Desk;

/// <summary>Brings in a list of signatories: here it is read, and nothing changes.</summary>
[Authorize(Policy = Policies.Publish)]
public sealed class ImportModel(Database database, TimeProvider clock, Catalogue catalogue, PublicRegisterCache register) : DeskPage(database)
{
    const int Most = 50;

    readonly ImportStore _imports = new(database, clock, register);

    /// <summary>Lists brought in before, the last first.</summary>
    public IReadOnlyList<DeskImport> Before { get; private set; } = [];

    /// <summary>The accord chosen.</summary>
    public string? Accord { get; private set; }

    /// <summary>The source typed.</summary>
    public string? Source { get; private set; }

    /// <summary>The list typed.</summary>
    public string? List { get; private set; }

    /// <summary>Everything wrong with what was typed.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>The accords, as a choice.</summary>
    public IReadOnlyList<(string, string)> Accords => [("", "–"), .. catalogue.Accords.Select(one => (one.Id, one.Title.In(Language)))];

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Before = await _imports.ListAsync(Most, cancel);

    /// <summary>Reads a list, and leads to what it would do.</summary>
    public async Task<IActionResult> OnPostAsync(string? accord, string? source, string? list, IFormFile? file, CancellationToken cancel)
    {
        var check = new FormCheck();
        var of = check.Choice("accord", accord, [.. catalogue.Accords.Select(one => one.Id)]);
        var from = check.Line("source", source, RegisterText.MaxReason, new("who says so", "qui l’affirme"));
        var text = file is { Length: > 0 } ? await TextOfAsync(file, cancel) : list ?? "";
        if (text.Length == 0)
            check.Add("list", new("Choose a file, or paste a list.", "Choisissez un fichier, ou collez une liste."));
        if (text.Length > ImportList.MaxCharacters)
            check.Add("list", FormPhrases.TooLong(ImportList.MaxCharacters));
        (Problems, Accord, Source, List) = (check.Problems, accord, source, list);
        if (Problems.Count > 0)
        {
            Before = await _imports.ListAsync(Most, cancel);
            return Page();
        }
        return To($"/import/{await _imports.AddAsync(of!, from, text, Actor, cancel)}");
    }

    static async Task<string> TextOfAsync(IFormFile file, CancellationToken cancel)
    {
        using var reader = new StreamReader(file.OpenReadStream());
        return await reader.ReadToEndAsync(cancel);
    }
}
