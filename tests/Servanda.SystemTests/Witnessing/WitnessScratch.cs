using Servanda.SystemTests.Log;
using Servanda.SystemTests.Servers;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Notes;

namespace Servanda.SystemTests.Witnessing;

/// <summary>A witness of one log in a directory of its own, run as an operator runs it, always on the same port.</summary>
sealed class WitnessScratch
{
    readonly string _directory;
    readonly int _port = Ports.Free();

    WitnessScratch(string name, string directory, CosignerKey key) => (Name, _directory, Key) = (name, directory, key);

    public string Name { get; }

    public CosignerKey Key { get; }

    public string Url => FormattableString.Invariant($"http://127.0.0.1:{_port}/");

    /// <summary>Its line in a policy.</summary>
    public string Line => $"witness {Name} {Key} {Url}";

    public static async Task<WitnessScratch> CreateAsync(LogScratch log, string name)
    {
        var directory = log.At($"witness-{name}");
        var made = await CommandLine.RunAsync("witness", "init", directory, "--name", $"{name}.example");
        Assert.True(made.Code == 0, made.Output + made.Error);
        await File.AppendAllTextAsync(Path.Combine(directory, "logs"), await LogKeyAsync(log) + "\n");
        return new WitnessScratch(name, directory, CosignerKey.Read(made.Output.Trim()).Value!);
    }

    public Task<ServedCommand> StartAsync() => ServedCommand.StartAsync(_port, "witness", "serve", _directory);

    public static async Task<NoteVerifierKey> LogKeyAsync(LogScratch log) =>
        NoteVerifierKey.Read((await File.ReadAllTextAsync(Path.Combine(log.Log, "log.key.pub"))).Trim()).Value!;

    /// <summary>A policy with these witnesses, so many of whom are enough, for the log and for those who follow it.</summary>
    public static async Task<string> PolicyAsync(LogScratch log, int threshold, params string[] lines)
    {
        var names = string.Join(' ', lines.Select(line => line.Split(' ')[1]));
        var text = FormattableString.Invariant(
            $"log {await LogKeyAsync(log)}\n{string.Join('\n', lines)}\ngroup enough {threshold} {names}\nquorum enough\n");
        await File.WriteAllTextAsync(Path.Combine(log.Log, "policy"), text);
        return log.Write("policy-of-followers", text);
    }
}
