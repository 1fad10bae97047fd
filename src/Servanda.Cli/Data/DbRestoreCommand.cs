using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Storage;
using Servanda.Storage.Transfer;

namespace Servanda.Cli.Data;

/// <summary><c>servanda db restore</c>: a database from what <c>backup</c> wrote.</summary>
static class DbRestoreCommand
{
    public static Command Create()
    {
        var command = new Command("restore",
            "Make the database from a backup. It must not be there yet, or be empty: move the old one away first. A log whose database is "
            + "older than its published checkpoint is not written to until `servanda log init --adopt` has taken its tree over")
        {
            DbOptions.File, DbOptions.Database, DbOptions.Data,
        };
        HelpWithExamples.Add(command,
            "servanda db restore /backup/servanda-2026-11-22.db --data /var/lib/servanda",
            "servanda db restore /backup/servanda.zip --database postgres://servanda@db.example.org/servanda");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (address, file) = (DbOptions.Address(parsed), DbOptions.Existing(parsed));
        if (!SqliteCopy.IsOne(file.FullName))
            return await DbImportCommand.TakeAsync(parsed, address, file, cancel);
        if (address.Path is not { } path)
            throw new WrongInputException([$"{file} is a SQLite database. To move it to {address}: `servanda db export` from it, then `servanda db import`."]);
        var backup = DatabaseAddress.File(file.FullName);
        if (await DatabaseStatus.ReadAsync(backup, cancel) is { IsUsable: false } or { Applied.Count: 0 })
            throw new WrongInputException([$"{file} is no database of this version of Servanda; nothing was written."]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SqliteCopy.Make(backup, path);
        await using (await Database.OpenAsync(address, TimeProvider.System, cancel))
        {
        }
        parsed.InvocationConfiguration.Output.WriteLine($"{address} is as {file} was.");
        return ExitCode.Done;
    }
}
