using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Cli.Mail;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Letters;

namespace Servanda.Cli.Commands;

/// <summary>What the commands about accounts have in common: the database of the portal, and whose account.</summary>
static class AccountOptions
{
    const string DatabaseFile = "servanda.db", DefaultData = "servanda-data";

    public static Option<DatabaseAddress?> Database { get; } = StoreOptions.Address("--database",
        "The portal's database, as given to serve. Default: servanda.db in the data directory");

    public static Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = "The portal's data directory, as given to serve",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo(DefaultData),
    };

    public static Option<string> PublicUrl { get; } = new("--public-url")
    {
        Description = "Where the world reaches the portal, as given to serve: links start with it",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://localhost:8080",
        Validators =
        {
            result =>
            {
                if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                    result.AddError("--public-url takes scheme and host, such as https://accords.example.org.");
            },
        },
    };

    public static Option<string> Mail { get; } = new("--mail")
    {
        Description = "The person's e-mail address",
        HelpName = "ADDRESS",
        Required = true,
        Validators =
        {
            result =>
            {
                if (!MailAddress.TryRead(result.GetValueOrDefault<string>(), out _))
                    result.AddError("--mail takes an e-mail address, such as name@example.org.");
            },
        },
    };

    /// <summary>Opens the portal's database.</summary>
    public static Task<Database> OpenAsync(ParseResult parsed, CancellationToken cancel)
    {
        var address = parsed.GetValue(Database)
            ?? DatabaseAddress.File(Path.Combine(parsed.GetValue(Data)!.FullName, DatabaseFile));
        return Servanda.Storage.Database.OpenAsync(address, TimeProvider.System, cancel);
    }

    /// <summary>The account of the address.</summary>
    /// <exception cref="WrongInputException">There is none.</exception>
    public static async Task<Account> FindAsync(ParseResult parsed, Database database, CancellationToken cancel) =>
        await new AccountStore(database).FindByMailAsync(parsed.GetValue(Mail)!, cancel)
        ?? throw new WrongInputException([$"There is no account of {parsed.GetValue(Mail)}: servanda account list shows all."]);

    /// <summary>The whole address of a path.</summary>
    public static string Absolute(ParseResult parsed, string path) => parsed.GetValue(PublicUrl)!.TrimEnd('/') + path;
}
