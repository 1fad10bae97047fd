using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Commitments;

/// <summary>A promise: what it says, how it can be shown, who is shown to keep it, and what other accords say of the
/// same.</summary>
public sealed class CommitmentModel(Database database, PublicRegisterCache cache, CatalogueIndex catalogue) : PublicPage
{
    /// <summary>Organisations on one page.</summary>
    public const int PageSize = 100;

    /// <summary>The promise.</summary>
    public Commitment Commitment { get; private set; } = null!;

    /// <summary>The accord that makes it.</summary>
    public Accord Accord { get; private set; } = null!;

    /// <summary>Everyone who was measured and still has a signature here, by name.</summary>
    public IReadOnlyList<MeasuredSignatory> Measured { get; private set; } = [];

    /// <summary>Signatories of whom nothing public was measured.</summary>
    public int NotMeasured { get; private set; }

    /// <summary>The headline asked for; null for all.</summary>
    public Verdict? Only { get; private set; }

    /// <summary>Those with the headline asked for.</summary>
    public IReadOnlyList<MeasuredSignatory> Asked { get; private set; } = [];

    /// <summary>Which of them are shown.</summary>
    public Paging Paging { get; private set; } = Paging.Of(0, 1, 1);

    /// <summary>The address of a page of the list.</summary>
    public string Link(int page) => FormattableString.Invariant($"?{(Only is { } only ? $"state={Words.Id(only)}&" : "")}page={page}#who");

    /// <summary>Titles of what it is about.</summary>
    public CatalogueIndex Catalogue => catalogue;

    /// <summary>The text's own number: the 1 of <c>cta.1</c>.</summary>
    public string Number => Commitment.Id[(Commitment.Id.LastIndexOf('.') + 1)..];

    /// <summary>How it relates to others, the strongest first.</summary>
    public IEnumerable<CrosswalkLink> Links =>
        catalogue.Links(Commitment.Id).OrderByDescending(link => link.Strength).ThenBy(link => Other(link), StringComparer.Ordinal);

    /// <summary>The other end of a link.</summary>
    public string Other(CrosswalkLink link) => link.From == Commitment.Id ? link.To : link.From;

    /// <summary>How many were measured with a headline.</summary>
    public int Count(Verdict verdict) => Measured.Count(one => one.Headline.Verdict == verdict);

    /// <summary>Finds it, or says that there is none.</summary>
    public async Task<IActionResult> OnGetAsync(string commitment, string? state, int page, CancellationToken cancel)
    {
        if (catalogue.Commitment(commitment) is not { } found || catalogue.AccordOf(commitment) is not { } accord)
            return NotFound();
        (Commitment, Accord) = (found, accord);
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            if (Words.Id(verdict) == state)
                Only = verdict;
        }
        var register = await cache.GetAsync(cancel);
        var headlines = await new MeasurementReads(database).CommitmentHeadlinesAsync(commitment, cancel);
        var standing = register.In(accord.Id).Standing.Select(one => one.Organisation.Id).ToHashSet(StringComparer.Ordinal);
        Measured =
        [
            .. headlines.Where(one => standing.Contains(one.Organisation))
                .Select(one => new MeasuredSignatory(register.FindOrganisation(one.Organisation)!, one))
                .OrderBy(one => NameKey.Of(one.Organisation.NameIn(Language)), StringComparer.Ordinal),
        ];
        NotMeasured = standing.Count - Measured.Count;
        Asked = [.. Measured.Where(one => Only is null || one.Headline.Verdict == Only)];
        Paging = Paging.Of(Asked.Count, page, PageSize);
        return Page();
    }
}

/// <summary>A signatory and what was found of it.</summary>
/// <param name="Organisation">Who.</param>
/// <param name="Headline">What the latest public assessment shows.</param>
public sealed record MeasuredSignatory(RegisteredOrganisation Organisation, Headline Headline);
