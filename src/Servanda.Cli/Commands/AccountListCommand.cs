using System.CommandLine;
using Servanda.Core;
using Servanda.Storage.Accounts;
using Spectre.Console;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda account list</c>: who can sign in, and who was invited.</summary>
static class AccountListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "Show accounts, and invitations that nobody took yet");
        HelpWithExamples.Add(command, "servanda account list --data /var/lib/servanda");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var database = await AccountOptions.OpenAsync(parsed, cancel);
        var table = new Table().Border(TableBorder.Simple).AddColumns("Address", "Name", "Role", "Organisation", "State", "Last signed in");
        foreach (var account in await new AccountStore(database).ListAsync(null, cancel))
            AddRow(table, account.Mail, account.Name, account.Role, account.Organisation,
                account.LockedAt is null ? "open" : "locked", account.SeenOn?.ToString("O") ?? "never");
        foreach (var link in await new LinkStore(database).ListInvitationsAsync(null, TimeProvider.System.GetUtcNow(), cancel))
            AddRow(table, link.Mail, link.Name, link.Role, link.Organisation, "invited", "");
        Terminals.Output(parsed).Write(table);
        return ExitCode.Done;
    }

    static void AddRow(Table table, string mail, string name, AccountRole role, string? organisation, string state, string seen) =>
        table.AddRow([.. ((string[])[mail, name, AccountRoles.WordOf(role), organisation ?? "", state, seen])
            .Select(text => new Text(Visible.Of(text)))]);
}
