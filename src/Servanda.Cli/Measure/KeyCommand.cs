using System.CommandLine;
using System.Globalization;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Core;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Transparency.Notes;

namespace Servanda.Cli.Measure;

/// <summary><c>servanda measure key add|list|revoke</c>: keys for <c>servanda assess --submit</c>.</summary>
static class KeyCommand
{
    const string TimeForm = "yyyy-MM-dd HH:mm'Z'";

    static readonly Option<DatabaseAddress?> Store = Mail.StoreOptions.Address("--database",
        "The portal's database: sqlite:FILE or postgres://USER@HOST/NAME");

    static readonly Argument<string> Name = new("NAME") { Description = "Whose key it is, for you to know" };

    static readonly Argument<string> Id = new("ID") { Description = "The key's id, as `list` shows it" };

    static readonly Option<string?> Signer = new("--signer")
    {
        Description = "Take only bundles signed with this key: a verifier key, as `servanda assess` prints it when it makes one",
        HelpName = "VKEY",
    };

    public static Command Create() => new("key", "Make, list and revoke keys for submitting assessments") { Add(), List(), Revoke() };

    static Command Add()
    {
        var command = new Command("add", "Make a key; it is printed once, and only its digest is kept") { Name, Store, Signer };
        HelpWithExamples.Add(command,
            "servanda measure key add \"measuring host in Oslo\" --database sqlite:servanda-data/servanda.db > submit.key");
        command.SetAction(async (parsed, cancel) =>
        {
            var (name, signer) = (parsed.GetValue(Name)!.Trim(), parsed.GetValue(Signer));
            if (name.Length is 0 or > MeasurementKeys.MaxName || name.Any(char.IsControl))
                throw new WrongInputException([$"A name has 1 to {MeasurementKeys.MaxName} characters and no control characters."]);
            if (signer is not null && NoteVerifierKey.Read(signer).Value is null)
                throw new WrongInputException([$"'{Visible.Of(signer)}' is no verifier key."]);
            await using var database = await OpenAsync(parsed, cancel);
            var (secret, key) = await new MeasurementKeys(database, TimeProvider.System).MakeAsync(name, signer, cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(secret);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                $"Key {key.Id} was made. Keep what was printed: it cannot be shown again.");
            return ExitCode.Done;
        });
        return command;
    }

    static Command List()
    {
        var command = new Command("list", "List keys, without the keys themselves") { Store };
        HelpWithExamples.Add(command, "servanda measure key list --database sqlite:servanda-data/servanda.db");
        command.SetAction(async (parsed, cancel) =>
        {
            await using var database = await OpenAsync(parsed, cancel);
            foreach (var key in await new MeasurementKeys(database, TimeProvider.System).ListAsync(cancel))
                await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Join('\t',
                    key.Id, Visible.Of(key.Name), $"made {Time(key.MadeAt)}",
                    key.UsedAt is { } used ? $"used {Time(used)}" : "never used",
                    key.RevokedAt is { } revoked ? $"revoked {Time(revoked)}" : "counts", key.Signer ?? "any signer"));
            return ExitCode.Done;
        });
        return command;
    }

    static Command Revoke()
    {
        var command = new Command("revoke", "Have a key count no more; what was submitted with it stays") { Id, Store };
        HelpWithExamples.Add(command,
            "servanda measure key revoke 5hR0mXn3r2yqkQm0a7Vt1g --database sqlite:servanda-data/servanda.db");
        command.SetAction(async (parsed, cancel) =>
        {
            await using var database = await OpenAsync(parsed, cancel);
            if (await new MeasurementKeys(database, TimeProvider.System).RevokeAsync(parsed.GetValue(Id)!, cancel))
                return ExitCode.Done;
            throw new WrongInputException(["No key that counts has this id; `servanda measure key list` shows them."]);
        });
        return command;
    }

    static Task<Database> OpenAsync(ParseResult parsed, CancellationToken cancel) => parsed.GetValue(Store) is { } address
        ? Database.OpenAsync(address, TimeProvider.System, cancel)
        : throw new WrongInputException(["Name the portal's database with --database."]);

    static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);
}
