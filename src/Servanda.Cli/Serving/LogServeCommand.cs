using System.CommandLine;
using System.Net;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Cli.Log;
using Servanda.Transparency.Tiles;
using Servanda.Web.Log;

namespace Servanda.Cli.Serving;

/// <summary><c>servanda log serve</c>: a log's directory over HTTP.</summary>
static class LogServeCommand
{
    static readonly Argument<DirectoryInfo> Directory = new("DIR") { Description = "The log's directory, or that with its checkpoint and tiles" };

    static readonly Option<IPEndPoint> Listen = Serve.Listen();

    public static Command Create()
    {
        var command = new Command("serve",
            "Serve a log's checkpoint, tiles and entries over HTTP (C2SP tlog-tiles). Any web server can do the same from the "
            + "same directory; this one sets types and caching as the standard asks")
        {
            Directory, Listen,
        };
        HelpWithExamples.Add(command,
            "servanda log serve /var/lib/log",
            "servanda log serve /var/lib/log --listen 127.0.0.1:9000");
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed)
    {
        var directory = parsed.GetValue(Directory)!;
        if (!directory.Exists)
            throw new WrongInputException([$"There is no directory {directory}."]);
        var talk = parsed.InvocationConfiguration.Error;
        // A log's own directory has its key and database beside what is served.
        var tree = new LogDirectory(directory).TreePath;
        if (!File.Exists(Path.Combine(tree, TileDirectory.CheckpointFile)))
            await talk.WriteLineAsync($"There is no checkpoint in {directory} yet; it is served once the log publishes one.");
        await Serve.RunAsync(parsed.GetValue(Listen)!, maxBody: 0, new LogFiles(tree, "/").HandleAsync, talk);
        return ExitCode.Done;
    }
}
