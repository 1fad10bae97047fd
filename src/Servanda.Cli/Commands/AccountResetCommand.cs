using System.CommandLine;
using Servanda.Storage.Accounts;
using Servanda.Web.Accounts;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda account reset</c>: prints a link with which a person who lost everything begins anew.</summary>
static class AccountResetCommand
{
    public static Command Create()
    {
        var command = new Command("reset",
            "Print a link with which a person sets up a new passkey or password; the old ones end when it is used. Works once, for seven days")
        {
            AccountOptions.Mail, AccountOptions.PublicUrl,
        };
        HelpWithExamples.Add(command, "servanda account reset --mail ada@example.org --public-url https://accords.example.org");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var database = await AccountOptions.OpenAsync(parsed, cancel);
        var account = await AccountOptions.FindAsync(parsed, database, cancel);
        var now = TimeProvider.System.GetUtcNow();
        await using var change = await database.BeginAsync(cancel);
        var secret = await LinkStore.AddAsync(change, Invitations.WayBack(account, LinkPurpose.Reset, null, now), cancel);
        await AccountEvents.AddAsync(change, account.Id, AccountEventKind.ResetSent, null, now, null, cancel);
        await change.CommitAsync(cancel);
        parsed.InvocationConfiguration.Output.WriteLine(AccountOptions.Absolute(parsed, Invitations.PathOf(account.Language, secret)));
        return ExitCode.Done;
    }
}
