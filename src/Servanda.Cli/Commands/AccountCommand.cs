using System.CommandLine;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda account</c>: people who sign in to the portal, from the machine it runs on.</summary>
static class AccountCommand
{
    public static Command Create()
    {
        var command = new Command("account", "People who sign in to the portal: the first administrator, and whoever needs help")
        {
            AccountCreateCommand.Create(),
            AccountListCommand.Create(),
            AccountLockCommand.Lock(),
            AccountLockCommand.Unlock(),
            AccountResetCommand.Create(),
            AccountDataCommand.Export(),
            AccountDataCommand.Erase(),
        };
        AccountOptions.Database.Recursive = true;
        AccountOptions.Data.Recursive = true;
        command.Add(AccountOptions.Database);
        command.Add(AccountOptions.Data);
        HelpWithExamples.Add(command,
            "servanda account create --mail ada@example.org --name \"Ada Example\" --role administrator",
            "servanda account list --data /var/lib/servanda");
        return command;
    }
}
