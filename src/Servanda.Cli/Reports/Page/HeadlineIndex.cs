using Servanda.Accords;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports.Page;

/// <summary>One organisation in the index: its headlines, and where its section waits.</summary>
sealed record IndexEntry(string Id, string Name, IReadOnlyList<IndexHeadlines> Headlines, long Offset, int Length);

/// <summary>The headlines of one accord.</summary>
sealed record IndexHeadlines(string AccordId, IReadOnlyList<(string CommitmentId, Verdict Verdict)> Commitments);

/// <summary>One accord's table: who was judged by it.</summary>
sealed record HeadlineTable(string AccordId, IReadOnlyList<(IndexEntry Entry, IndexHeadlines Headlines)> Rows);

/// <summary>The index at the top of the page: a table for each accord, a row for each organisation, in the alphabet's order,
/// which is also the order of the sections below.</summary>
sealed class HeadlineIndex(CatalogueIndex catalogue)
{
    /// <summary>As many columns as leave room for a sign beside its word.</summary>
    const int FewColumns = 5;

    readonly List<IndexEntry> _entries = [];

    public int Organisations => _entries.Count;

    public int Accords => _entries.SelectMany(entry => entry.Headlines).Select(one => one.AccordId).Distinct().Count();

    /// <summary>All, in the alphabet's order.</summary>
    public IReadOnlyList<IndexEntry> Entries => [.. _entries
        .OrderBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).ThenBy(entry => entry.Id, StringComparer.Ordinal)];

    public void Add(Scorecard scorecard, long offset, int length) => _entries.Add(new IndexEntry(
        scorecard.Organisation.Id,
        scorecard.Organisation.Name,
        [.. scorecard.Accords.Select(accord => new IndexHeadlines(
            accord.AccordId, [.. accord.Commitments.Select(one => (one.CommitmentId, one.Verdict))]))],
        offset,
        length));

    /// <summary>A table for each accord; a large one is written row by row.</summary>
    public IReadOnlyList<HeadlineTable> Tables()
    {
        var entries = Entries;
        return
        [
            .. from accord in entries.SelectMany(entry => entry.Headlines).Select(one => one.AccordId).Distinct()
               select new HeadlineTable(accord,
               [
                   .. from entry in entries
                      from headlines in entry.Headlines
                      where headlines.AccordId == accord
                      select (entry, headlines),
               ]),
        ];
    }

    public void Begin(Html html, bool hasSections)
    {
        html.Line($"""<section class="index" aria-labelledby="headlines">""");
        html.Line($"""<h2 id="headlines">{Phrases.Headlines}</h2>""");
        html.Line($"""<p class="note">{(Organisations == 0 ? Phrases.NoOrganisations : Phrases.NotRanked)}</p>""");
        if (!hasSections)
            html.Line($"""<p class="note">{Phrases.TooManyForOnePage}</p>""");
    }

    // A phone lays the rows out as blocks, which takes the meaning of a table away; the roles give it back.
    public void BeginTable(Html html, HeadlineTable table)
    {
        html.Line($"""
            <table class="headlines {(table.Rows[0].Headlines.Commitments.Count > FewColumns ? "many" : "few")}" role="table">
            <caption>{catalogue.AccordTitle(table.AccordId)}</caption>
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{Phrases.Organisation}</th>
            """);
        foreach (var (commitment, _) in table.Rows[0].Headlines.Commitments)
            html.Line($"""<th scope="col" role="columnheader"><span class="number">{Number(commitment)}</span> {catalogue.CommitmentTitle(commitment)}</th>""");
        html.Line($"""</tr></thead><tbody role="rowgroup">""");
    }

    public static void Row(Html html, IndexEntry entry, IndexHeadlines headlines, bool hasSections)
    {
        html.Line($"""<tr role="row"><th scope="row" role="rowheader">""");
        if (hasSections)
            html.Line($"""<a href="#{Anchors.Of(entry.Id)}">{entry.Name}</a></th>""");
        else
            html.Line($"{entry.Name}</th>");
        foreach (var (commitment, verdict) in headlines.Commitments)
        {
            html.Line($"""<td role="cell">""");
            if (hasSections)
                html.Line($"""<a href="#{Anchors.Commitment(entry.Id, commitment)}">""");
            html.Line($"""<span class="number" aria-hidden="true">{Number(commitment)}</span>{verdict}""");
            html.Line($"{(hasSections ? new Trusted("</a>") : new Trusted(""))}</td>");
        }
        html.Line($"</tr>");
    }

    public static void EndTable(Html html) => html.Line($"</tbody></table>");

    public static void End(Html html) => html.Line($"</section>");

    /// <summary>The text's own number: the 1 of <c>cta.1</c>, the b of <c>un.b</c>.</summary>
    public static string Number(string commitmentId) => commitmentId[(commitmentId.LastIndexOf('.') + 1)..];
}
