using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Storage.Accounts;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda account lock</c> and <c>unlock</c>: closes an account at once, and opens it again.</summary>
static class AccountLockCommand
{
    public static Command Lock() => Create("lock", "Close an account: whoever is signed in to it is out at once", isLocked: true);

    public static Command Unlock() => Create("unlock", "Open an account that was closed", isLocked: false);

    static Command Create(string name, string description, bool isLocked)
    {
        var command = new Command(name, description) { AccountOptions.Mail };
        HelpWithExamples.Add(command, $"servanda account {name} --mail ada@example.org");
        command.SetAction((parsed, cancel) => RunAsync(parsed, isLocked, cancel));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, bool isLocked, CancellationToken cancel)
    {
        await using var database = await AccountOptions.OpenAsync(parsed, cancel);
        var account = await AccountOptions.FindAsync(parsed, database, cancel);
        if (!await AccountAdministration.TryLockAsync(database, account, isLocked, null, TimeProvider.System.GetUtcNow(), cancel))
            throw new WrongInputException(["Somebody changed this account at the same moment: try again."]);
        parsed.InvocationConfiguration.Output.WriteLine($"{account.Mail} is {(isLocked ? "locked" : "open")}.");
        return ExitCode.Done;
    }
}
