using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Cli.Mail;
using Servanda.Storage;

namespace Servanda.Cli.Data;

/// <summary>Which database, and which file.</summary>
static class DbOptions
{
    const string Variable = "SERVANDA_DATABASE", DefaultData = "servanda-data", FileName = "servanda.db";

    public static Option<DatabaseAddress?> Database { get; } = StoreOptions.Address("--database",
        $"sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME [default: {Variable}, else {FileName} in --data]");

    public static Option<DirectoryInfo?> Data { get; } = new("--data")
    {
        Description = $"The data directory of `servanda serve` [default: {DefaultData}]",
        HelpName = "DIR",
    };

    public static Argument<FileInfo> NewFile { get; } = new("FILE") { Description = "The file to write; must not be there yet" };

    public static Argument<FileInfo> File { get; } = new("FILE") { Description = "The file to read" };

    /// <summary>The database named.</summary>
    /// <exception cref="WrongInputException">What the environment names is no address.</exception>
    public static DatabaseAddress Address(ParseResult parsed)
    {
        if (parsed.GetValue(Database) is { } named)
            return named;
        if (parsed.GetValue(Data) is { } data)
            return DatabaseAddress.File(Path.Combine(data.FullName, FileName));
        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? DatabaseAddress.Read(text).Value ?? throw new WrongInputException([$"The environment variable {Variable} is no address of a database."])
            : DatabaseAddress.File(Path.Combine(DefaultData, FileName));
    }

    /// <summary>The file named, which must not be there.</summary>
    /// <exception cref="WrongInputException">It is there.</exception>
    public static FileInfo New(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(NewFile);
        return file.Exists ? throw new WrongInputException([$"{file} is there already; nothing was written."]) : file;
    }

    /// <summary>The file named, which must be there.</summary>
    /// <exception cref="WrongInputException">It is not.</exception>
    public static FileInfo Existing(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(File);
        return file.Exists ? file : throw new WrongInputException([$"There is no file {file}."]);
    }
}
