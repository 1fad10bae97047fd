using Servanda.Core;
using Servanda.Storage;
using Spectre.Console;

namespace Servanda.Cli.Serving;

/// <summary>Opens the database, and waits for one that starts: after a power cut both are started at once, and PostgreSQL is
/// ready a little later.</summary>
/// <param name="open">Opens it.</param>
/// <param name="talk">Is told of the waiting.</param>
/// <param name="clock">Tells the time.</param>
sealed class DatabaseStart(Func<Task<Database>> open, IAnsiConsole talk, TimeProvider clock)
{
    /// <summary>For so long it may start; whoever supervises this process starts it again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>The database, with its schema up to date.</summary>
    /// <exception cref="StorageException">It cannot be used, or did not start in time; the message says what to do.</exception>
    public async Task<Database> OpenAsync(CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var isTold = false;
        while (true)
        {
            try
            {
                return await open();
            }
            catch (StorageException fault) when (fault.IsStarting)
            {
                if (clock.GetElapsedTime(began) >= Patience)
                    throw new StorageException(FormattableString.Invariant(
                        $"{fault.Message}. It did not start within {Patience.TotalSeconds} seconds: start it, or look at --database, then start this again."), fault);
                if (!isTold)
                    talk.WriteLine(FormattableString.Invariant(
                        $"{Visible.Of(fault.Message)}; waiting for it, {Patience.TotalSeconds} seconds at the most"));
                isTold = true;
            }
            await Task.Delay(Pause, clock, cancel);
        }
    }
}
