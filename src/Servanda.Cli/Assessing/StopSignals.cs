using System.Runtime.InteropServices;

namespace Servanda.Cli.Assessing;

/// <summary>Ctrl-C: the first asks to finish what was begun, the second to give up.</summary>
sealed class StopSignals : IDisposable
{
    readonly CancellationTokenSource _stop = new(), _cancel = new();
    readonly List<PosixSignalRegistration> _registrations = [];
    readonly Action _told;

    /// <param name="told">Called at the first signal, to say what happens now.</param>
    public StopSignals(Action told)
    {
        _told = told;
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, On));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, On));
    }

    /// <summary>Begin nothing more.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Give up.</summary>
    public CancellationToken Cancel => _cancel.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
        _cancel.Dispose();
    }

    void On(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_stop.IsCancellationRequested)
        {
            _cancel.Cancel();
            return;
        }
        _told();
        _stop.Cancel();
    }
}
