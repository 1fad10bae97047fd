using Spectre.Console.Rendering;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Mail.Answers;

/// <summary>
/// Which columns of a table stand on a terminal, and how wide: values are never broken, heads between words only, and what
/// is of least interest is left out until the rest fits. Only the first column may wrap.
/// </summary>
sealed class ColumnFit
{
    /// <summary>A name is shown over several lines before it gets less than this.</summary>
    const int NarrowestName = 18;

    /// <summary>Columns of the terminal from one column of the table to the next.</summary>
    public const int Between = 1;

    readonly Func<Text, string> _plain;
    readonly AnswerTable _table;

    /// <param name="table">The table.</param>
    /// <param name="plain">A text as it will be shown.</param>
    /// <param name="width">Of the terminal, in columns.</param>
    /// <param name="drawn">Columns of the terminal that a drawing takes; 0 without one.</param>
    public ColumnFit(AnswerTable table, Func<Text, string> plain, int width, int drawn)
    {
        (_table, _plain) = (table, plain);
        var available = width - (drawn > 0 ? drawn + Between : 0);
        List<int> shown = [.. Enumerable.Range(0, table.Columns.Count).Where(i => !table.Columns[i].IsProse)];
        var widths = shown.ToDictionary(i => i, Width);
        while (shown.Count > 1 && Taken() > available && shown.Max(i => table.Columns[i].Priority) > 0)
            shown.Remove(shown.OrderBy(i => table.Columns[i].Priority).Last());
        widths[0] = Math.Max(Math.Min(widths[0], NarrowestName), Math.Min(widths[0], available - Taken() + Math.Min(widths[0], NarrowestName)));
        Shown = [.. shown.Select(i => (i, widths[i]))];

        int Taken() => shown.Sum(i => (i == 0 ? Math.Min(widths[0], NarrowestName) : widths[i]) + Between);
    }

    /// <summary>The columns of the table that are shown, and their widths.</summary>
    public IReadOnlyList<(int Column, int Width)> Shown { get; }

    int Width(int column) => Math.Max(
        _plain(_table.Columns[column].Head).Split(' ').Max(Cells),
        _table.Rows.Max(row => Cells(_plain(row.Cells[column].Shown))));

    static int Cells(string text) => new Segment(text).CellCount();
}
