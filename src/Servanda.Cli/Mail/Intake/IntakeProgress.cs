using Servanda.Accords;
using Servanda.Cli.Mail.Answers;
using Spectre.Console;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Mail.Intake;

/// <summary>How far intake is: one line that changes on a terminal, a line now and then elsewhere.</summary>
sealed class IntakeProgress : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5), Redraw = TimeSpan.FromMilliseconds(100);

    readonly IAnsiConsole _console;
    readonly Language _language;
    readonly TimeProvider _clock;
    readonly bool _isLine;
    long _last;
    bool _isDrawn;

    IntakeProgress(IAnsiConsole console, Language language, TimeProvider clock)
    {
        (_console, _language, _clock) = (console, language, clock);
        _isLine = console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi;
        _last = clock.GetTimestamp();
    }

    public static IntakeProgress Start(IAnsiConsole console, Language language, TimeProvider clock) => new(console, language, clock);

    /// <summary>A file is done.</summary>
    public void Done(Taken whole, string file)
    {
        if (_clock.GetElapsedTime(_last) < (_isLine ? Redraw : Pause))
            return;
        _last = _clock.GetTimestamp();
        var counts = new Text(
            $"{Figures.Number(whole.Stored + whole.Known).En} reports, {Figures.Number(whole.Records).En} records",
            $"{Figures.Number(whole.Stored + whole.Known).Fr} rapports, {Figures.Number(whole.Records).Fr} enregistrements").In(_language);
        if (!_isLine)
        {
            _console.WriteLine(counts);
            return;
        }
        var width = Math.Max(0, _console.Profile.Width - counts.Length - 4);
        var shown = new string([.. Path.GetFileName(file).Where(c => !char.IsControl(c)).Take(width)]);
        _console.Profile.Out.Writer.Write($"\r\x1b[K{counts}  {shown}");
        _isDrawn = true;
    }

    /// <summary>A line that stays.</summary>
    public void Say(string line)
    {
        Dispose();
        _console.WriteLine(line);
    }

    public void Dispose()
    {
        if (_isDrawn)
            _console.Profile.Out.Writer.Write("\r\x1b[K");
        _isDrawn = false;
    }
}
