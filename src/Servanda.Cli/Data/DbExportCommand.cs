using System.CommandLine;
using System.Globalization;
using Servanda.Cli.Commands;
using Servanda.Storage;
using Servanda.Storage.Transfer;

namespace Servanda.Cli.Data;

/// <summary><c>servanda db export</c>: the whole database as a file that either database can take.</summary>
static class DbExportCommand
{
    public static Command Create()
    {
        var command = new Command("export",
            "Write the whole database as one zip: a file of JSON lines for each table, and a manifest with their digests. It is for "
            + "operators and not for publication: people's addresses and hashes of passwords are in it, though not what was erased")
        {
            DbOptions.NewFile, DbOptions.Database, DbOptions.Data,
        };
        HelpWithExamples.Add(command,
            "servanda db export servanda.zip --data /var/lib/servanda",
            "servanda db export servanda.zip --database postgres://servanda@db.example.org/servanda");
        command.SetAction((parsed, cancel) => WriteAsync(parsed, DbOptions.Address(parsed), DbOptions.New(parsed), cancel));
        return command;
    }

    public static async Task<int> WriteAsync(ParseResult parsed, DatabaseAddress address, FileInfo file, CancellationToken cancel)
    {
        if (address.Path is { } path && !File.Exists(path))
            throw new StorageException($"{address} is not there.");
        var progress = new DbProgress(parsed.InvocationConfiguration.Error, TimeProvider.System);
        await using var database = await Database.OpenAsync(address, TimeProvider.System, cancel);
        var beside = file.FullName + ".new";
        DumpManifest manifest;
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
            // There are people's data in it.
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var output = new FileStream(beside, options))
            {
                manifest = await DumpExport.RunAsync(database, output, TimeProvider.System, progress, cancel);
                output.Flush(flushToDisk: true);
            }
            File.Move(beside, file.FullName, overwrite: false);
        }
        finally
        {
            File.Delete(beside);
        }
        parsed.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{file}: {manifest.Tables.Sum(table => table.Rows)} rows of {manifest.Tables.Count} tables."));
        return ExitCode.Done;
    }
}
