using System.CommandLine;
using Servanda.Cli.Mail;
using Servanda.Storage;

namespace Servanda.Cli.Log;

/// <summary>What the commands of a log have in common.</summary>
static class LogOptions
{
    public static Argument<DirectoryInfo> Directory { get; } = new("DIR") { Description = "The log's directory" };

    public static Option<FileInfo?> Key { get; } = new("--key")
    {
        Description = "The log's signing key [default: SERVANDA_LOG_KEY, else DIR/log.key]",
        HelpName = "FILE",
    };

    public static Option<DatabaseAddress?> Database { get; } = StoreOptions.Address("--database",
        "Where the log keeps how far it has come: sqlite:PATH or postgres://user:password@host:port/database [default: DIR/log.db]");

    public static Option<bool> Json { get; } = new("--json") { Description = "Print JSON, a line for each thing" };

    /// <summary>The directory named.</summary>
    public static LogDirectory Open(ParseResult parsed) => new(parsed.GetRequiredValue(Directory));
}
