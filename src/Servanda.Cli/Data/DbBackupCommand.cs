using System.CommandLine;
using Servanda.Cli.Commands;
using Servanda.Storage;
using Servanda.Storage.Transfer;

namespace Servanda.Cli.Data;

/// <summary><c>servanda db backup</c>: a copy of the database while others use it.</summary>
static class DbBackupCommand
{
    public static Command Create()
    {
        var command = new Command("backup",
            "Copy the database into a file while the portal goes on. Of SQLite that is a SQLite file; of PostgreSQL it is the file that "
            + "`export` writes, as PostgreSQL's own tools need not be on this machine: where they are, pg_dump does as well. "
            + "It holds everything, people's addresses and hashes of passwords too. The log's directory is copied besides")
        {
            DbOptions.NewFile, DbOptions.Database, DbOptions.Data,
        };
        HelpWithExamples.Add(command,
            "servanda db backup /backup/servanda-$(date +%F).db --data /var/lib/servanda",
            "servanda db backup /backup/servanda.zip --database postgres://servanda@db.example.org/servanda");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (address, file) = (DbOptions.Address(parsed), DbOptions.New(parsed));
        switch (address.Kind)
        {
            case DatabaseKind.Sqlite:
                SqliteCopy.Make(address, file.FullName);
                file.Refresh();
                parsed.InvocationConfiguration.Output.WriteLine($"{file}: {file.Length} octets, read through and whole.");
                return ExitCode.Done;
            case DatabaseKind.PostgreSql:
                return await DbExportCommand.WriteAsync(parsed, address, file, cancel);
        }
        return ExitCode.Done;
    }
}
