using System.Text.RegularExpressions;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Portal;

/// <summary><c>servanda serve</c>, running on a free port of loopback.</summary>
sealed partial class ServedPortal : IAsyncDisposable
{
    readonly Scratch? _owned;

    ServedPortal(RealProcess process, Uri address, Scratch? owned) => (Process, Address, _owned) = (process, address, owned);

    public RealProcess Process { get; }

    public Uri Address { get; }

    /// <summary>Starts it over a data directory of its own, which goes with it.</summary>
    public static Task<ServedPortal> StartAsync(params string[] arguments)
    {
        var scratch = new Scratch();
        return StartAsync(scratch, ["--data", scratch.At("data"), .. arguments], scratch);
    }

    /// <summary>Starts it over what was kept before.</summary>
    public static Task<ServedPortal> StartAsync(Scratch scratch, params string[] arguments) =>
        StartAsync(scratch, ["--data", scratch.At("data"), .. arguments], null);

    /// <summary>Where a process that was started otherwise serves, once it does.</summary>
    public static async Task<Uri> AtAsync(RealProcess process)
    {
        await process.SaysAsync("The portal is at ");
        return new Uri(Place().Match(process.Log).Groups[1].Value);
    }

    /// <summary>Sends a signal, and waits until it is gone.</summary>
    public async Task KillAsync(string signal)
    {
        await RealProcess.RunAsync("/bin/kill", [signal, FormattableString.Invariant($"{Process.Id}")]);
        await Process.EndsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _owned?.Dispose();
    }

    static async Task<ServedPortal> StartAsync(Scratch scratch, string[] arguments, Scratch? owned)
    {
        string[] address = arguments.Contains("--urls") ? [] : ["--urls", "http://127.0.0.1:0"];
        var process = RealProcess.Start("dotnet", [CommandLine.Program, "serve", .. arguments, .. address]);
        return new ServedPortal(process, await AtAsync(process), owned);
    }

    [GeneratedRegex(@"The portal is at (http://\S+)")]
    private static partial Regex Place();
}
