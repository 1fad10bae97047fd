using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Storage.Accounts;
using Servanda.Storage.Letters;
using Servanda.Web.Accounts;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda account create</c>: prints a link with which a person makes their account. The first administrator is
/// made so, and in no other way.</summary>
static class AccountCreateCommand
{
    static readonly Option<string> Name = new("--name")
    {
        Description = "The person's name",
        HelpName = "NAME",
        Required = true,
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<string>() is not { Length: > 0 and <= Account.MaxName })
                    result.AddError($"--name takes 1 to {Account.MaxName} characters.");
            },
        },
    };

    static readonly Option<string> Role = Words("--role", "What the person may do", [.. AccountRoles.All.Select(AccountRoles.WordOf)]);

    static readonly Option<string?> Organisation = new("--organisation")
    {
        Description = "The id of the organisation a signatory speaks for",
        HelpName = "ID",
    };

    public static Command Create()
    {
        var command = new Command("create",
            "Invite a person: prints a link that works once, for seven days, and lets them choose a passkey or a password")
        {
            AccountOptions.Mail, Name, Role, Organisation, AccountOptions.PublicUrl,
        };
        HelpWithExamples.Add(command,
            "servanda account create --mail ada@example.org --name \"Ada Example\" --role administrator --public-url https://accords.example.org",
            "servanda account create --mail sig@example.net --name \"Sam Example\" --role signatory --organisation example-net");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var role = AccountRoles.Find(parsed.GetValue(Role))!.Value;
        var organisation = parsed.GetValue(Organisation);
        if (role == AccountRole.Signatory != organisation is not null)
            throw new WrongInputException(["A signatory needs --organisation, and nobody else has one."]);
        MailAddress.TryRead(parsed.GetValue(AccountOptions.Mail), out var mail);
        await using var database = await AccountOptions.OpenAsync(parsed, cancel);
        if (await new AccountStore(database).FindByMailAsync(mail!.ToString(), cancel) is not null)
            throw new WrongInputException([$"{mail} has an account: servanda account reset sends its owner back in."]);
        var language = parsed.GetValue(SharedOptions.Language);
        var link = Invitations.Invitation(mail, parsed.GetValue(Name)!, role, organisation, language, null, TimeProvider.System.GetUtcNow());
        await using var change = await database.BeginAsync(cancel);
        var secret = await LinkStore.AddAsync(change, link, cancel);
        await change.CommitAsync(cancel);
        var output = parsed.InvocationConfiguration.Output;
        output.WriteLine(AccountOptions.Absolute(parsed, Invitations.PathOf(link.Language, secret)));
        return ExitCode.Done;
    }

    static Option<string> Words(string name, string description, string[] words)
    {
        var option = new Option<string>(name) { Description = description, Required = true };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
