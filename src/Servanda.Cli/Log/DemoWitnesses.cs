using System.Net;
using Servanda.Cli.Serving;
using Servanda.Cli.Witnessing;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Witnessing;

namespace Servanda.Cli.Log;

/// <summary>The demo's witnesses: as <c>servanda witness serve</c> runs them, on ports that are free, in this process.</summary>
sealed class DemoWitnesses : IAsyncDisposable
{
    const int PerMinute = 1000;

    readonly List<IAsyncDisposable> _listeners = [];
    readonly List<IDisposable> _owned = [];
    readonly List<(CosignerKey, string)> _all = [];

    /// <summary>The key of each, and where it is asked.</summary>
    public IReadOnlyList<(CosignerKey Key, string Url)> All => _all;

    /// <summary>Starts a witness of each name that looks after this log, with its directory below the demo's.</summary>
    public static async Task<DemoWitnesses> StartAsync(
        DirectoryInfo output, IEnumerable<string> names, NoteVerifierKey log, CancellationToken cancel)
    {
        var witnesses = new DemoWitnesses();
        foreach (var name in names)
            await witnesses.StartAsync(new DirectoryInfo(Path.Combine(output.FullName, $"witness-{name}")), $"{name}.witness.demo.example", log, cancel);
        return witnesses;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
            await listener.DisposeAsync();
        foreach (var owned in _owned)
            owned.Dispose();
    }

    async Task StartAsync(DirectoryInfo root, string name, NoteVerifierKey log, CancellationToken cancel)
    {
        var directory = new WitnessDirectory(root);
        if (!directory.HasKey)
            directory.Create(name);
        await File.WriteAllTextAsync(directory.LogsPath, $"{log}\n", cancel);
        var key = directory.LoadKey();
        var folder = new WitnessFolder(directory.StatePath);
        _owned.AddRange([key, folder]);
        var witness = new Witness(key, directory.LoadLogs(), folder, PerMinute, TimeProvider.System);
        var listener = await WebListener.StartAsync(new IPEndPoint(IPAddress.Loopback, 0), AddCheckpoint.MaxOctets + 1,
            new WitnessPages(witness, _ => { }, TimeProvider.System).HandleAsync, cancel);
        _listeners.Add(listener);
        _all.Add((key.Verifier, listener.Address));
    }
}
