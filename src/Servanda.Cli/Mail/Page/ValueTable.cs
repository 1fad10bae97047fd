using Servanda.Cli.Mail.Answers;
using Servanda.Cli.Reports.Page;

namespace Servanda.Cli.Mail.Page;

/// <summary>A table of values. On a narrow screen it scrolls by itself, by keyboard too.</summary>
static class ValueTable
{
    public static void Write(Html html, AnswerTable table)
    {
        var hasBars = table.Drawing == Drawing.Bars;
        var most = table.Rows.Max(row => row.Volume?.Messages ?? 0);
        html.Line($"""
            <div class="scroll" role="region" aria-labelledby="{table.Id}" tabindex="0">
            <table class="values"><thead><tr>
            """);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            html.Line($"""<th scope="col" class="{Class(table, table.Rows[0], i)}">{table.Columns[i].Head}</th>""");
            // Beside the name, where it is seen before the numbers are scrolled to.
            if (i == 0 && hasBars)
                html.Line($"""<th scope="col" class="bar">{AnswerWords.Chart}</th>""");
        }
        html.Line($"</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Line($"""<tr><th scope="row">{row.Cells[0].Shown}</th>""");
            if (hasBars)
                html.Line($"""<td class="bar">{Chart.Bar(row.Volume!, most)}</td>""");
            for (var i = 1; i < row.Cells.Count; i++)
            {
                if (table.Columns[i].IsProse)
                    html.Line($"""<td class="prose">{new Prose(row.Cells[i].Shown)}</td>""");
                else
                    html.Line($"""<td class="{Class(table, row, i)}">{row.Cells[i].Shown}</td>""");
            }
            html.Line($"</tr>");
        }
        html.Line($"</tbody></table></div>");
    }

    static string Class(AnswerTable table, Row row, int i) =>
        table.Columns[i].IsProse ? "prose" : row.Cells[i].IsNumber ? "n" : row.Cells[i] is Cell.Day ? "d" : "t";
}
