using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Applications;

namespace Servanda.Cli.Serving.Retention;

/// <summary>Lets go of personal data whose time has ended, at the start and every day. Two processes that do it at once do no
/// harm.</summary>
sealed partial class RetentionWorker(Database database, TimeProvider clock, ILogger<RetentionWorker> log) : BackgroundService
{
    static readonly TimeSpan Day = TimeSpan.FromDays(1), AfterFault = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Day;
            try
            {
                var rules = await new DeskSettings(database, clock).ReadAsync(stoppingToken);
                var rows = await PersonalRetention.ApplyAsync(database, rules, clock.GetUtcNow(), stoppingToken);
                LetGo(rows);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is DbException or StorageException)
            {
                DatabaseAway(fault);
                pause = AfterFault;
            }
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Personal data whose time has ended: {Rows} rows let go")]
    partial void LetGo(int rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Retention waits: the database does not answer")]
    partial void DatabaseAway(Exception fault);
}
