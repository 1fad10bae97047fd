using System.Text.RegularExpressions;

namespace Servanda.SystemTests.Servers;

/// <summary>One of our commands that serve, running.</summary>
sealed partial class ServedCommand : IAsyncDisposable
{
    ServedCommand(RealProcess process, Uri address) => (Process, Address) = (process, address);

    public RealProcess Process { get; }

    public Uri Address { get; }

    /// <summary>Starts <c>servanda</c> on a port (0: any that is free) and waits until it listens.</summary>
    public static async Task<ServedCommand> StartAsync(int port, params string[] arguments)
    {
        var process = RealProcess.Start("dotnet", [CommandLine.Program, .. arguments, "--listen", FormattableString.Invariant($"127.0.0.1:{port}")]);
        await process.SaysAsync("Listening on ");
        return new ServedCommand(process, new Uri(Listening().Match(process.Log).Groups[1].Value));
    }

    /// <summary>Sends a signal, and waits until it is gone.</summary>
    public async Task KillAsync(string signal)
    {
        await RealProcess.RunAsync("/bin/kill", [signal, FormattableString.Invariant($"{Process.Id}")]);
        await Process.EndsAsync();
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    [GeneratedRegex(@"Listening on (http://\S+)")]
    private static partial Regex Listening();
}
