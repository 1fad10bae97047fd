using System.Text;
using Servanda.Accords;
using Servanda.Cli.Reports.Terminal;
using Servanda.Storage.Mail;
using Spectre.Console;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Mail.Answers;

/// <summary>An answer on a terminal: single values, then tables with bars. Colour adds to signs and words, never stands for
/// them.</summary>
sealed class AnswerText(IAnsiConsole console, Language language)
{
    /// <summary>Below this many columns bars are short.</summary>
    const int NarrowTerminal = 72;

    const int BarWidth = 24, NarrowBarWidth = 8;

    readonly Sheet _sheet = new(console, language);
    readonly bool _unicode = console.Profile.Capabilities.Unicode;

    public void Write(Answer answer)
    {
        _sheet.Paragraph(0, 0, _sheet.Ink(answer.Title, Glyphs.Loud));
        _sheet.Paragraph(0, 0, _sheet.Ink(answer.Lead, Glyphs.Quiet));
        if (answer.IsEmpty)
        {
            _sheet.Paragraph(0, 0, _sheet.Ink(AnswerWords.Nothing(answer.Scope)));
            return;
        }
        if (answer.Facts.Count > 0)
            Write(answer.Facts);
        foreach (var table in answer.Tables)
            Write(table);
        _sheet.Space();
        foreach (var note in answer.Notes)
            _sheet.Paragraph(0, 0, _sheet.Ink(note, Glyphs.Quiet));
    }

    void Write(IReadOnlyList<Fact> facts)
    {
        _sheet.Space();
        var grid = new Table { Border = TableBorder.None, ShowHeaders = false };
        grid.AddColumn("").AddColumn(new TableColumn("") { Alignment = Justify.Right }).AddColumn(new TableColumn("") { Alignment = Justify.Right });
        foreach (var fact in facts)
            grid.AddRow(Plain(fact.Label), Plain(fact.Value.Shown), Plain(fact.Share?.Shown ?? Text.Same("")));
        console.Write(grid);
    }

    void Write(AnswerTable table)
    {
        _sheet.Space();
        _sheet.Paragraph(0, 0, _sheet.Ink(table.Title, Glyphs.Loud));
        if (table.Note is not null)
            _sheet.Paragraph(0, 0, _sheet.Ink(table.Note, Glyphs.Quiet));
        if (table.Rows.Count == 0)
            _sheet.Paragraph(0, 0, _sheet.Ink(AnswerWords.None));
        else
            WriteRows(table);
    }

    /// <summary>As <see cref="ColumnFit"/> reckons: without a border the space on the left is not drawn, but would count.
    /// </summary>
    static readonly Padding Gap = new(0, 0, ColumnFit.Between, 0);

    void WriteRows(AnswerTable table)
    {
        var hasBars = table.Drawing != Drawing.None;
        if (hasBars)
            Legend();
        var bar = !hasBars ? 0 : console.Profile.Width < NarrowTerminal ? NarrowBarWidth : BarWidth;
        // A bar of many small parts is longer than its sum.
        var fit = new ColumnFit(table, Shown, console.Profile.Width, hasBars ? bar + Outcomes.All.Count : 0);
        var grid = new Table { Border = TableBorder.None };
        foreach (var (i, width) in fit.Shown)
            grid.AddColumn(new TableColumn(Plain(table.Columns[i].Head))
            {
                Alignment = table.Rows[0].Cells[i].IsNumber ? Justify.Right : Justify.Left,
                Width = width,
                Padding = Gap,
            });
        if (hasBars)
            grid.AddColumn(new TableColumn("") { NoWrap = true, Padding = Gap });
        var most = table.Rows.Max(row => row.Volume?.Messages ?? 0);
        foreach (var row in table.Drawing == Drawing.Columns ? Trimmed(table.Rows) : table.Rows)
            grid.AddRow([.. fit.Shown.Select(one => Plain(row.Cells[one.Column].Shown)), .. hasBars ? [Bar(row.Volume!, most, bar)] : Array.Empty<string>()]);
        console.Write(grid);
        if (table.IsCut)
            _sheet.Paragraph(0, 0, _sheet.Ink(AnswerWords.Cut(table.Rows.Count), Glyphs.Quiet));
        Prose(table);
    }

    /// <summary>Time without the empty steps before and after everything.</summary>
    static IEnumerable<Row> Trimmed(IReadOnlyList<Row> rows)
    {
        var last = rows.Count - 1;
        while (last > 0 && rows[last].Volume is { Messages: 0 })
            last--;
        return rows.Take(last + 1).SkipWhile(row => row.Volume is { Messages: 0 });
    }

    /// <summary>Sentences do not fit a column: each different one once, below, with the sources it is about.</summary>
    void Prose(AnswerTable table)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (!table.Columns[i].IsProse)
                continue;
            _sheet.Space();
            var number = 0;
            foreach (var group in table.Rows.GroupBy(row => row.Cells[i].Shown.In(language)))
            {
                _sheet.Paragraph(0, 3, _sheet.Ink(Invariant($"{++number}. ")),
                    _sheet.Ink(string.Join(", ", group.Take(3).Select(row => row.Cells[0].Shown.In(language))), Glyphs.Loud),
                    _sheet.Ink(group.Count() > 3 ? Invariant($" (+{group.Count() - 3}) ") : " "),
                    _sheet.Ink(group.Key.Replace("`", "", StringComparison.Ordinal)));
            }
        }
    }

    void Legend() => _sheet.Paragraph(0, 0, Outcomes.All.Select(outcome =>
        _sheet.Ink($"{Outcomes.Sign(outcome, _unicode)} {Outcomes.Word(outcome).In(language)}   ", Style(outcome))));

    string Bar(Volume volume, long most, int width)
    {
        if (most == 0)
            return "";
        var bar = new StringBuilder();
        foreach (var outcome in Outcomes.All)
        {
            var count = volume.Count(outcome);
            // What is there at all is seen.
            var length = count == 0 ? 0 : Math.Max(1, (int)Math.Round(count * (double)width / most));
            if (length > 0)
                bar.Append('[').Append(Style(outcome).ToMarkup()).Append(']').Append(Outcomes.Sign(outcome, _unicode), length).Append("[/]");
        }
        return bar.ToString();
    }

    string Shown(Text text) => _sheet.Glyphs.Plain(text.In(language));

    string Plain(Text text) => Markup.Escape(Shown(text));

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    static Style Style(Outcome outcome) => outcome switch
    {
        Outcome.Aligned => new Style(Color.Green),
        Outcome.Delivered => new Style(Color.Yellow),
        Outcome.Quarantined => new Style(Color.Purple),
        Outcome.Rejected => new Style(Color.Red),
    };
}
