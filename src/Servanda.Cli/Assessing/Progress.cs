using Servanda.Accords;
using Spectre.Console;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Assessing;

/// <summary>How far the work is: a bar on a terminal, a line now and then elsewhere, nothing for a single target.</summary>
sealed class Progress : IDisposable
{
    const int BarWidth = 30;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5), Redraw = TimeSpan.FromMilliseconds(100);

    readonly IAnsiConsole _console;
    readonly int _total;
    readonly Language _language;
    readonly TimeProvider _clock;
    readonly bool _isBar;
    long _last;
    int _done;

    Progress(IAnsiConsole console, int total, Language language, TimeProvider clock)
    {
        (_console, _total, _language, _clock) = (console, total, language, clock);
        _isBar = console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi;
        _last = clock.GetTimestamp();
    }

    public static Progress Start(IAnsiConsole console, int total, Language language, TimeProvider clock) =>
        new(console, total, language, clock);

    /// <summary>One more is done.</summary>
    public void Done(string name)
    {
        _done++;
        if (_total < 2 || (_clock.GetElapsedTime(_last) < (_isBar ? Redraw : Pause) && (_done < _total || !_isBar)))
            return;
        _last = _clock.GetTimestamp();
        if (_isBar)
            Draw(name);
        else
            _console.WriteLine(Words.In(_language));
    }

    public void Dispose()
    {
        if (_isBar && _total > 1)
            _console.Profile.Out.Writer.Write("\r\x1b[K");
    }

    Text Words => new($"{_done} of {_total} organisations", $"{_done} organisations sur {_total}");

    void Draw(string name)
    {
        var filled = BarWidth * _done / _total;
        var width = Math.Max(0, _console.Profile.Width - BarWidth - Words.In(_language).Length - 6);
        var shown = new string([.. name.Where(c => !char.IsControl(c)).Take(width)]);
        _console.Profile.Out.Writer.Write(
            $"\r\x1b[K{new string('█', filled)}{new string('░', BarWidth - filled)} {Words.In(_language)}  {shown}");
    }
}
