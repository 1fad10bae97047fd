using System.CommandLine;
using System.Text;
using Servanda.Cli.Commands;
using Servanda.Cli.Mail.Page;

namespace Servanda.Cli.Mail.Answers;

/// <summary>Prints an answer in the form asked for.</summary>
static class Printing
{
    /// <returns>0, or 3 when the store has nothing about it.</returns>
    public static int Print(ParseResult parsed, Answer answer, string format)
    {
        var language = parsed.GetValue(SharedOptions.Language);
        switch (format)
        {
            case "json":
                using (var output = Console.OpenStandardOutput())
                    AnswerJson.Write(output, answer, language);
                break;
            case "csv":
                using (var output = Output())
                    Table(new Csv(output), answer.Tables[0]);
                break;
            case "html":
                using (var output = Console.OpenStandardOutput())
                    output.Write(MailPage.Write(answer, language, TimeProvider.System.GetUtcNow()));
                break;
            default:
                new AnswerText(Terminals.Output(parsed), language).Write(answer);
                break;
        }
        return answer.IsEmpty ? ExitCode.NotMeasured : ExitCode.Done;
    }

    /// <summary>Standard output for values: UTF-8, without a mark at its beginning.</summary>
    public static StreamWriter Output() => new(Console.OpenStandardOutput(), new UTF8Encoding(false));

    static void Table(Csv csv, AnswerTable table)
    {
        csv.Write(table.Columns.Select(column => column.Id));
        foreach (var row in table.Rows)
            csv.Write(row.Cells.Select(cell => cell.Plain));
    }
}
