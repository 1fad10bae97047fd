using System.CommandLine;
using System.Globalization;
using Servanda.Cli.Commands;
using Servanda.Storage;
using Servanda.Storage.Transfer;

namespace Servanda.Cli.Data;

/// <summary><c>servanda db import</c>: a new database from what <c>export</c> wrote.</summary>
static class DbImportCommand
{
    public static Command Create()
    {
        var command = new Command("import",
            "Take an export into an empty database of this version, SQLite or PostgreSQL; all of it or nothing. Every table's digest is checked")
        {
            DbOptions.File, DbOptions.Database, DbOptions.Data,
        };
        HelpWithExamples.Add(command,
            "servanda db import servanda.zip --database postgres://servanda@db.example.org/servanda",
            "servanda db import servanda.zip --database sqlite:copy.db");
        command.SetAction((parsed, cancel) => TakeAsync(parsed, DbOptions.Address(parsed), DbOptions.Existing(parsed), cancel));
        return command;
    }

    public static async Task<int> TakeAsync(ParseResult parsed, DatabaseAddress address, FileInfo file, CancellationToken cancel)
    {
        var progress = new DbProgress(parsed.InvocationConfiguration.Error, TimeProvider.System);
        await using var input = file.OpenRead();
        await using var database = await Database.OpenAsync(address, TimeProvider.System, cancel);
        var manifest = await DumpImport.RunAsync(input, database, progress, cancel);
        parsed.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{address}: {manifest.Tables.Sum(table => table.Rows)} rows of {manifest.Tables.Count} tables, as they were at {manifest.ExportedAt:u}."));
        return ExitCode.Done;
    }
}
