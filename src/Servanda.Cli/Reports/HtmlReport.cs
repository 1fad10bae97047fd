using Servanda.Accords.Scorecards;
using Servanda.Cli.Reports.Page;

namespace Servanda.Cli.Reports;

/// <summary>
/// The report for people: one page that needs nothing else. The index stands at the top and is known only at the end, so
/// sections wait in a spool and only their headlines are kept in memory. Not for use by several threads at once.
/// </summary>
/// <param name="output">Where the page goes; stays the caller's.</param>
/// <param name="spool">Empty, readable, writable and seekable: a temporary file, or memory for a few organisations.</param>
/// <param name="head">What the page says once.</param>
sealed class HtmlReport(Stream output, Stream spool, ReportHead head)
{
    /// <summary>From here on a browser is slow to open the page: it then holds the headlines of all, and no findings.</summary>
    public const int MostSections = 250;

    const int CopyBytes = 64 * 1024;

    readonly Html _html = new(head.Language);
    readonly HashSet<string> _controls = [];
    readonly HeadlineIndex _index = new(head.Index);

    /// <summary>Writes one organisation.</summary>
    /// <param name="scorecard">What was found.</param>
    /// <param name="bundle">Its evidence bundle, a path relative to the page; null when none was written.</param>
    /// <param name="cancel">Stops the writing.</param>
    public async Task AddAsync(Scorecard scorecard, string? bundle, CancellationToken cancel)
    {
        if (_index.Organisations >= MostSections)
        {
            _index.Add(scorecard, 0, 0);
            return;
        }
        _controls.UnionWith(scorecard.Controls.Select(control => control.ControlId));
        OrganisationSection.Write(_html, head, scorecard, bundle);
        var section = _html.Take();
        _index.Add(scorecard, spool.Position, section.Length);
        await spool.WriteAsync(section, cancel);
    }

    /// <summary>Writes the page: the index, then the sections in its order.</summary>
    public async Task EndAsync(DateTimeOffset finishedAt, CancellationToken cancel)
    {
        var hasSections = _index.Organisations <= MostSections;
        Masthead.Write(_html, head, _index, finishedAt);
        await WriteIndexAsync(hasSections, cancel);
        HowToRead.Write(_html);
        await output.WriteAsync(_html.Take(), cancel);
        var buffer = new byte[CopyBytes];
        foreach (var entry in hasSections ? _index.Entries : [])
            await CopyAsync(entry, buffer, cancel);
        if (hasSections)
            ControlGlossary.Write(_html, head.Index, head.Catalogue.Controls.Select(one => one.Id).Where(_controls.Contains));
        Footer.Write(_html, head);
        await output.WriteAsync(_html.Take(), cancel);
        await output.FlushAsync(cancel);
    }

    async Task WriteIndexAsync(bool hasSections, CancellationToken cancel)
    {
        _index.Begin(_html, hasSections);
        foreach (var table in _index.Tables())
        {
            _index.BeginTable(_html, table);
            foreach (var (entry, headlines) in table.Rows)
            {
                HeadlineIndex.Row(_html, entry, headlines, hasSections);
                await output.WriteAsync(_html.Take(), cancel);
            }
            HeadlineIndex.EndTable(_html);
        }
        HeadlineIndex.End(_html);
    }

    async Task CopyAsync(IndexEntry entry, byte[] buffer, CancellationToken cancel)
    {
        spool.Position = entry.Offset;
        for (var left = entry.Length; left > 0;)
        {
            var piece = buffer.AsMemory(0, Math.Min(left, buffer.Length));
            await spool.ReadExactlyAsync(piece, cancel);
            await output.WriteAsync(piece, cancel);
            left -= piece.Length;
        }
    }
}
