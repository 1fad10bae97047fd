using System.CommandLine;
using System.Text;
using Servanda.Accords.Leaves;
using Servanda.Cli.Assessing;
using Servanda.Storage.Accounts;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda account export</c> and <c>erase</c>: what is kept about a person, with an account or without, such as the
/// contact of an application.</summary>
static class AccountDataCommand
{
    static readonly Option<bool> Yes = new("--yes") { Description = "Yes, erase it: it cannot be undone" };

    public static Command Export()
    {
        var command = new Command("export", "Print all that is kept about a person, as JSON, to be given to them") { AccountOptions.Mail };
        HelpWithExamples.Add(command, "servanda account export --mail ada@example.org > ada.json");
        command.SetAction(ExportAsync);
        return command;
    }

    public static Command Erase()
    {
        var command = new Command("erase",
            "Erase a person: account, contact of applications, letters, their name in what was written, and the salts behind what the log hides. The register "
            + "keeps what organisations did")
        {
            AccountOptions.Mail, Yes,
        };
        HelpWithExamples.Add(command, "servanda account erase --mail ada@example.org --yes");
        command.SetAction(EraseAsync);
        return command;
    }

    static async Task<int> ExportAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var database = await AccountOptions.OpenAsync(parsed, cancel);
        var file = await PersonalData.ExportAsync(database, parsed.GetValue(AccountOptions.Mail)!, TimeProvider.System.GetUtcNow(), cancel);
        parsed.InvocationConfiguration.Output.WriteLine(Encoding.UTF8.GetString(file.Write()));
        return ExitCode.Done;
    }

    static async Task<int> EraseAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (!parsed.GetValue(Yes))
            throw new WrongInputException(["Nothing was erased: it cannot be undone, so say --yes."]);
        await using var database = await AccountOptions.OpenAsync(parsed, cancel);
        await using var change = await database.BeginAsync(cancel);
        var erased = await PersonalData.EraseAsync(
            change, parsed.GetValue(AccountOptions.Mail)!, TimeProvider.System.GetUtcNow(), ErasureReason.Request, cancel);
        await change.CommitAsync(cancel);
        parsed.InvocationConfiguration.Output.WriteLine(FormattableString.Invariant(
            $"Erased: {erased.Accounts} accounts, {erased.Applications} contacts of applications, {erased.Letters} letters, names in {erased.Texts} texts, salts of {erased.Openings} leaves."));
        return ExitCode.Done;
    }
}
