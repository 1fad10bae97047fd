using System.CommandLine;
using System.CommandLine.Parsing;
using Servanda.Storage;

namespace Servanda.Cli.Mail;

/// <summary>Where reports are kept.</summary>
static class StoreOptions
{
    const string Variable = "SERVANDA_DATABASE", FileName = "servanda.db";

    public static Option<DatabaseAddress?> Database { get; } = Address("--database",
        "Where reports are kept: sqlite:PATH or postgres://user:password@host:port/database "
        + $"[default: {Variable}, else {FileName} in your data folder, ~/.local/share/servanda]");

    /// <summary>An option that takes the address of a database.</summary>
    public static Option<DatabaseAddress?> Address(string name, string description) =>
        new(name) { Description = description, HelpName = "ADDRESS", CustomParser = Read };

    /// <summary>Opens the database, and makes it when it is not there.</summary>
    public static Task<Database> OpenAsync(ParseResult parsed, CancellationToken cancel) => Servanda.Storage.Database.OpenAsync(
        parsed.GetValue(Database) ?? Default(), TimeProvider.System, cancel);

    static DatabaseAddress Default()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } text)
        {
            // XDG_DATA_HOME, or what stands for it.
            var folder = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return DatabaseAddress.File(Path.Combine(folder, "servanda", FileName));
        }
        return DatabaseAddress.Read(text).Value
            ?? throw new Assessing.WrongInputException([Wrong($"the environment variable {Variable}")]);
    }

    static DatabaseAddress? Read(ArgumentResult result)
    {
        var address = DatabaseAddress.Read(result.Tokens[0].Value).Value;
        // Not quoted: there may be a password in it.
        if (address is null)
            result.AddError(Wrong(((OptionResult)result.Parent!).Option.Name));
        return address;
    }

    static string Wrong(string where) =>
        $"{where} is no address of a database: write sqlite:PATH or postgres://user:password@host:port/database.";
}
