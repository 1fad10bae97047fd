using System.Globalization;
using Servanda.Storage.Transfer;

namespace Servanda.Cli.Data;

/// <summary>Says every few seconds how far a transfer has come; nothing for one that takes less.</summary>
sealed class DbProgress(TextWriter talk, TimeProvider clock) : IProgress<TransferProgress>
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    long _last = clock.GetTimestamp();

    public void Report(TransferProgress value)
    {
        if (clock.GetElapsedTime(_last) < Pause)
            return;
        _last = clock.GetTimestamp();
        talk.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Table}: {value.Rows} rows"));
    }
}
