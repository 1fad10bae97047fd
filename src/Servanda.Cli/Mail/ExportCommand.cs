using System.CommandLine;
using System.Text.Json;
using Servanda.Cli.Commands;
using Servanda.Cli.Mail.Answers;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail;

/// <summary><c>servanda mail export</c>: every stored row of a domain and period.</summary>
static class ExportCommand
{
    static readonly string[] Columns =
    [
        "day", "share", "organisation", "reportId", "digest", "headerFrom", "messages", "source", "network", "disposition",
        "dkimAligned", "spfAligned", "envelopeFrom", "dkim", "spf", "reasons",
    ];

    static readonly AnswerOptions Options = new("csv", "json");

    public static Command Create()
    {
        var command = new Command("export", "Every stored row of a domain, as CSV or as JSON, one object a line");
        Options.AddTo(command);
        HelpWithExamples.Add(command,
            "servanda mail export example.org --days 365 --format csv > rows.csv",
            "servanda mail export example.org --format json | jq 'select(.dkimAligned == false)'");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var scope = Options.Scope(parsed);
        await using var database = await StoreOptions.OpenAsync(parsed, cancel);
        await using var output = Printing.Output();
        var rows = ExportedRecord.ReadAsync(database, scope, cancel);
        if (Options.Format(parsed) == "json")
            await WriteJsonAsync(output, rows, cancel);
        else
            await WriteCsvAsync(output, rows, cancel);
        return ExitCode.Done;
    }

    static async Task WriteCsvAsync(StreamWriter output, IAsyncEnumerable<ExportedRecord> rows, CancellationToken cancel)
    {
        var csv = new Csv(output);
        csv.Write(Columns);
        await foreach (var row in rows.WithCancellation(cancel))
            csv.Write(
            [
                Cell.Of(row.Day).Plain, $"{row.IsShare}", row.Organisation, row.ReportId, row.Digest, row.HeaderFrom,
                Cell.Of(row.Messages).Plain, row.Source ?? "", row.Network, row.Disposition ?? "", $"{row.IsDkimAligned}",
                $"{row.IsSpfAligned}", row.EnvelopeFrom ?? "", row.Dkim ?? "", row.Spf ?? "", row.Reasons ?? "",
            ]);
    }

    static async Task WriteJsonAsync(StreamWriter output, IAsyncEnumerable<ExportedRecord> rows, CancellationToken cancel)
    {
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await using (var json = new Utf8JsonWriter(output.BaseStream))
            {
                json.WriteStartObject();
                json.WriteString(Columns[0], Cell.Of(row.Day).Plain);
                json.WriteBoolean(Columns[1], row.IsShare != 0);
                json.WriteString(Columns[2], row.Organisation);
                json.WriteString(Columns[3], row.ReportId);
                json.WriteString(Columns[4], row.Digest);
                json.WriteString(Columns[5], row.HeaderFrom);
                json.WriteNumber(Columns[6], row.Messages);
                json.WriteString(Columns[7], row.Source);
                json.WriteString(Columns[8], row.Network);
                json.WriteString(Columns[9], row.Disposition);
                json.WriteBoolean(Columns[10], row.IsDkimAligned != 0);
                json.WriteBoolean(Columns[11], row.IsSpfAligned != 0);
                json.WriteString(Columns[12], row.EnvelopeFrom);
                json.WriteString(Columns[13], row.Dkim);
                json.WriteString(Columns[14], row.Spf);
                json.WriteString(Columns[15], row.Reasons);
                json.WriteEndObject();
            }
            output.BaseStream.WriteByte((byte)'\n');
        }
    }
}
