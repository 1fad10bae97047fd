using System.Collections.Concurrent;
using System.Diagnostics;

namespace Servanda.SystemTests.Servers;

/// <summary>A real program that runs until the test is over.</summary>
sealed class RealProcess : IAsyncDisposable
{
    readonly Process _process;
    readonly ConcurrentQueue<string> _log = new();

    RealProcess(Process process) => _process = process;

    /// <summary>What it said so far.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>Waits until it has said this, for a minute.</summary>
    public Task SaysAsync(string text) => SaysAsync(text, TimeSpan.FromMinutes(1));

    /// <summary>Waits until it has said this.</summary>
    public async Task SaysAsync(string text, TimeSpan limit)
    {
        const int Pause = 50;
        for (var tries = 0; !Log.Contains(text, StringComparison.Ordinal); tries++)
        {
            Assert.True(tries * Pause < limit.TotalMilliseconds, $"it never said '{text}': {Log}");
            await Task.Delay(Pause);
        }
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task EndsAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(late.Token);
    }

    /// <summary>Starts it in the foreground.</summary>
    public static RealProcess Start(string program, params string[] arguments)
    {
        var process = new Process { StartInfo = Info(program, arguments) };
        var running = new RealProcess(process);
        process.OutputDataReceived += running.Said;
        process.ErrorDataReceived += running.Said;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Runs it to its end; fails the test unless it says zero.</summary>
    public static async Task<string> RunAsync(string program, string[] arguments, string? directory = null)
    {
        var ended = await TryRunAsync(program, arguments, directory);
        Assert.True(ended.Code == 0, $"{program} {string.Join(' ', arguments)} said {ended.Code}: {ended.Output}{ended.Error}");
        return ended.Output;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<Ended> TryRunAsync(
        string program, string[] arguments, string? directory = null, string? input = null,
        params (string Name, string Value)[] environment)
    {
        var info = Info(program, arguments);
        info.WorkingDirectory = directory ?? "";
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        using var process = new Process { StartInfo = info };
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        process.Start();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(late.Token);
        return new Ended(process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    void Said(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
            _log.Enqueue(text);
    }

    static ProcessStartInfo Info(string program, string[] arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}

/// <summary>A program that ended.</summary>
sealed record Ended(int Code, string Output, string Error);
