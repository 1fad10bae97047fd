using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Accords;

/// <summary>An accord: what it promises, who signed it, how it grew, and who joined and left.</summary>
public sealed class AccordModel(
    Catalogue catalogue, PublicRegisterCache cache, EvidenceCache evidence, FigureShelf shelf) : PublicPage
{
    /// <summary>Joiners and leavers shown.</summary>
    public const int Latest = 8;

    /// <summary>The accord.</summary>
    public Accord Accord { get; private set; } = null!;

    /// <summary>What the register has of it.</summary>
    public AccordRegister Register { get; private set; } = null!;

    /// <summary>What is shown of its signatories.</summary>
    public Evidence Evidence { get; private set; } = null!;

    /// <summary>Which signatories are shown.</summary>
    public SignatoryFilter Filter { get; private set; } = new();

    /// <summary>Everyone who was asked for.</summary>
    public IReadOnlyList<Signatory> Found { get; private set; } = [];

    /// <summary>The part of them on this page.</summary>
    public Paging Paging { get; private set; } = Paging.Of(0, 1, 1);

    /// <summary>Its numbers, drawn.</summary>
    public AccordFigures Figures { get; private set; } = null!;

    /// <summary>Finds it, or says that there is none.</summary>
    public async Task<IActionResult> OnGetAsync(string accord, CancellationToken cancel)
    {
        if (catalogue.FindAccord(accord) is not { } found)
            return NotFound();
        Accord = found;
        var register = await cache.GetAsync(cancel);
        Register = register.In(accord);
        Evidence = await evidence.GetAsync(cancel);
        Figures = shelf.Of(register, accord, Language);
        Filter = SignatoryFilter.Read(Request.Query);
        Found = Register.Select(Filter.ToQuery());
        Paging = Paging.Of(Found.Count, Filter.Page, Filter.Size);
        return Page();
    }
}
