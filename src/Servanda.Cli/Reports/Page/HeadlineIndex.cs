using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports.Page;

/// <summary>One organisation in the index: its headlines, and where its section waits.</summary>
sealed record IndexEntry(string Id, string Name, IReadOnlyList<IndexHeadlines> Headlines, long Offset, int Length);

/// <summary>The headlines of one accord.</summary>
sealed record IndexHeadlines(string AccordId, IReadOnlyList<(string CommitmentId, Verdict Verdict)> Commitments);

/// <summary>The index at the top of the page: a table for each accord, a row for each organisation, in the alphabet's order,
/// which is also the order of the sections below.</summary>
sealed class HeadlineIndex(CatalogueIndex catalogue)
{
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

    public void Write(Html html)
    {
        html.Line($"""<section class="index" aria-labelledby="headlines">""");
        html.Line($"""<h2 id="headlines">{Phrases.Headlines}</h2>""");
        html.Line($"""<p class="note">{(Organisations == 0 ? Phrases.NoOrganisations : Phrases.NotRanked)}</p>""");
        var entries = Entries;
        foreach (var accord in entries.SelectMany(entry => entry.Headlines).Select(one => one.AccordId).Distinct())
            Table(html, accord, entries);
        html.Line($"</section>");
    }

    // A phone lays the rows out as blocks, which takes the meaning of a table away; the roles give it back.
    void Table(Html html, string accordId, IReadOnlyList<IndexEntry> entries)
    {
        var rows = entries.Select(entry => (Entry: entry, Of: entry.Headlines.FirstOrDefault(one => one.AccordId == accordId)))
            .Where(row => row.Of is not null).ToList();
        html.Line($"""
            <table class="headlines" role="table">
            <caption>{catalogue.AccordTitle(accordId)}</caption>
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{Phrases.Organisation}</th>
            """);
        foreach (var (commitment, _) in rows[0].Of!.Commitments)
            html.Line($"""<th scope="col" role="columnheader"><span class="number">{Number(commitment)}</span> {catalogue.CommitmentTitle(commitment)}</th>""");
        html.Line($"""</tr></thead><tbody role="rowgroup">""");
        foreach (var (entry, of) in rows)
        {
            html.Line($"""<tr role="row"><th scope="row" role="rowheader"><a href="#{Anchors.Of(entry.Id)}">{entry.Name}</a></th>""");
            foreach (var (commitment, verdict) in of!.Commitments)
                html.Line($"""<td role="cell"><a href="#{Anchors.Commitment(entry.Id, commitment)}"><span class="number" aria-hidden="true">{Number(commitment)}</span>{verdict}</a></td>""");
            html.Line($"</tr>");
        }
        html.Line($"</tbody></table>");
    }

    /// <summary>The text's own number: the 1 of <c>cta.1</c>, the b of <c>un.b</c>.</summary>
    public static string Number(string commitmentId) => commitmentId[(commitmentId.LastIndexOf('.') + 1)..];
}
