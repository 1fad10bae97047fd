using System.CommandLine;
using Servanda.Cli.Commands;
using Servanda.Storage;
using Servanda.Storage.Transfer;

namespace Servanda.Cli.Data;

/// <summary><c>servanda db migrate</c>: brings the schema up to date, as every start of <c>serve</c> does.</summary>
static class DbMigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate",
            "Bring the database up to date, and make it when it is not there; all steps or none. `servanda serve` does the same when it starts")
        {
            DbOptions.Database, DbOptions.Data,
        };
        HelpWithExamples.Add(command,
            "servanda db migrate --data /var/lib/servanda",
            "servanda db migrate --database postgres://servanda@db.example.org/servanda");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var address = DbOptions.Address(parsed);
        await using (await Database.OpenAsync(address, TimeProvider.System, cancel))
        {
        }
        var status = await DatabaseStatus.ReadAsync(address, cancel);
        parsed.InvocationConfiguration.Output.WriteLine($"{address} is at step {status.Applied[^1]}.");
        return ExitCode.Done;
    }
}
