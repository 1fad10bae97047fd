using System.Globalization;

namespace Servanda.Cli.Log;

/// <summary>Says every few seconds how many entries were checked; nothing for a log that takes less.</summary>
sealed class EntryProgress(TextWriter talk, long total, TimeProvider clock) : IProgress<long>
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    readonly Lock _turn = new();
    long _last = clock.GetTimestamp();
    long _done;

    public void Report(long value)
    {
        lock (_turn)
        {
            _done += value;
            if (clock.GetElapsedTime(_last) < Pause)
                return;
            _last = clock.GetTimestamp();
            talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_done} of {total} entries"));
        }
    }
}
