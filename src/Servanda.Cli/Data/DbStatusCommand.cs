using System.CommandLine;
using System.Globalization;
using System.Text;
using Servanda.Cli.Commands;
using Servanda.Core.Json;
using Servanda.Storage.Transfer;

namespace Servanda.Cli.Data;

/// <summary><c>servanda db status</c>: whether this version can use a database, and what is in it.</summary>
static class DbStatusCommand
{
    static readonly Option<bool> Json = new("--json") { Description = "Print JSON" };

    public static Command Create()
    {
        var command = new Command("status",
            "Say how the database stands: the steps of its schema, and the rows of each table. Nothing is changed. Ends with 1 where "
            + "steps are missing, or where this version cannot use it")
        {
            DbOptions.Database, DbOptions.Data, Json,
        };
        HelpWithExamples.Add(command,
            "servanda db status",
            "servanda db status --data /var/lib/servanda",
            "servanda db status --database postgres://servanda@db.example.org/servanda --json");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var address = DbOptions.Address(parsed);
        var status = await DatabaseStatus.ReadAsync(address, cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Json))
            output.WriteLine(Encoding.UTF8.GetString(CanonicalJson.Write(Document(address.ToString(), status))));
        else
            Print(output, address.ToString(), status);
        return status.IsCurrent ? ExitCode.Done : ExitCode.Below;
    }

    static void Print(TextWriter output, string address, DatabaseStatus status)
    {
        output.WriteLine(address);
        output.WriteLine(status switch
        {
            { IsUsable: false } => "made by another version of Servanda, or changed by hand: this version does not use it",
            { IsCurrent: false } => "of an earlier version: the next start of this one brings it up to date",
            _ => "up to date",
        });
        Steps("applied", status.Applied);
        Steps("missing", status.Missing);
        Steps("unknown here", status.Unknown);
        Steps("changed", status.Changed);
        foreach (var (table, rows) in status.Tables)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows,12}  {table}"));

        void Steps(string word, IReadOnlyList<string> steps)
        {
            if (steps.Count > 0)
                output.WriteLine($"steps {word}: {string.Join(", ", steps)}");
        }
    }

    static JsonItem Document(string address, DatabaseStatus status) => JsonItem.Of(
        ("database", address), ("current", status.IsCurrent), ("usable", status.IsUsable),
        ("applied", List(status.Applied)), ("missing", List(status.Missing)), ("unknown", List(status.Unknown)), ("changed", List(status.Changed)),
        ("rows", JsonItem.Of([.. status.Tables.Select(table => KeyValuePair.Create(table.Table, (JsonItem)table.Rows))])));

    static JsonItem List(IReadOnlyList<string> words) => JsonItem.List(words.Select(word => (JsonItem)word!));
}
