using Servanda.Cli.Assessing;
using Servanda.Cli.Log;
using Servanda.Storage;
using Servanda.Transparency.Sequencing;
using Servanda.Web.Log;

namespace Servanda.Cli.Serving.Logbook;

/// <summary>Where the portal's log lives: a directory as <c>servanda log</c> makes them, with the portal's own database.</summary>
/// <param name="root">The directory; made at the first need.</param>
/// <param name="newOrigin">The name of a log that is made; one that is there keeps its own.</param>
sealed class LogbookHome(DirectoryInfo root, string newOrigin)
{
    /// <summary>The name of a portal's log where none is given: its host and <c>/log</c>. A port that the system chooses is no
    /// name, as it is another one tomorrow: such a portal is for this machine, and its log is <c>localhost/log</c>.</summary>
    public static string NameFor(Uri publicUrl) =>
        (publicUrl.Port == 0 ? "localhost" : publicUrl.Authority) + LogEndpoints.Prefix.TrimEnd('/');

    /// <summary>The log that is there, or a new one. What a crash left half begun is completed.</summary>
    /// <exception cref="WrongInputException">The key or the policy does not read, or this machine cannot sign.</exception>
    /// <exception cref="IOException">Disk or database do not answer.</exception>
    public async Task<OpenLog> OpenAsync(Database database, Action<string> tell, CancellationToken cancel)
    {
        var directory = new LogDirectory(root);
        var log = OpenLog.Over(database, directory, directory.OpenKey(newOrigin), tell);
        try
        {
            if (await log.Settings.Heads.FindAsync(log.Settings.Origin, cancel) is null && !directory.HasCheckpoint)
                await LogWriter.BeginAsync(log.Settings, cancel);
            var opened = log;
            log = null;
            return opened;
        }
        finally
        {
            if (log is not null)
                await log.DisposeAsync();
        }
    }
}
