using System.Globalization;
using Dapper;
using Npgsql;

namespace Servanda.SystemTests.Servers;

/// <summary>A PostgreSQL cluster of its own on loopback, made for the tests of a class and gone afterwards.</summary>
public sealed class Postgres : IAsyncDisposable
{
    const string User = "postgres";

    readonly Scratch _scratch = new();
    string[] _server = [];
    RealProcess? _process;
    int _port;
    int _databases;

    /// <summary>Makes the cluster at the first need; where there is no PostgreSQL the test is skipped or fails.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        if (_process is null)
            await StartAsync();
        var name = string.Create(CultureInfo.InvariantCulture, $"test{++_databases}");
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={_port};Username={User};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await connection.ExecuteAsync($"CREATE DATABASE {name}");
        return string.Create(CultureInfo.InvariantCulture, $"postgres://{User}@127.0.0.1:{_port}/{name}");
    }

    /// <summary>Stops it at once, as when its machine goes down; those connected find out.</summary>
    public async Task StopAsync()
    {
        await _process!.DisposeAsync();
        // A server that was killed leaves its number, and the next one looks for it.
        File.Delete(_scratch.At("data/postmaster.pid"));
    }

    /// <summary>Starts it over what it kept.</summary>
    public async Task StartAgainAsync()
    {
        _process = RealProcess.Start(_server[0], _server[1..]);
        await _process.SaysAsync("ready to accept connections");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();
        _scratch.Dispose();
    }

    async Task StartAsync()
    {
        var programs = Programs();
        _port = Ports.Free();
        var data = _scratch.At("data");
        Directory.CreateDirectory(data);
        // The server refuses to be root.
        string[] prefix = Environment.IsPrivilegedProcess ? [Tools.Require("runuser"), "-u", User, "--"] : [];
        if (prefix.Length > 0)
            await RealProcess.RunAsync("/bin/chown", ["-R", User, _scratch.Root]);
        await RunAsync(prefix, Path.Combine(programs, "initdb"),
            "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        _server =
        [
            .. prefix, Path.Combine(programs, "postgres"), "-D", data, "-p", _port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off",
        ];
        await StartAgainAsync();
    }

    static Task<string> RunAsync(string[] prefix, params string[] command)
    {
        string[] all = [.. prefix, .. command];
        return RealProcess.RunAsync(all[0], all[1..], Path.GetTempPath());
    }

    // Debian keeps the programs of each version apart, and off everybody's PATH.
    static string Programs()
    {
        const string Versions = "/usr/lib/postgresql";
        var newest = Directory.Exists(Versions)
            ? Directory.GetDirectories(Versions)
                .OrderByDescending(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var version) ? version : 0)
                .Select(path => Path.Combine(path, "bin"))
                .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
            : null;
        return newest ?? Path.GetDirectoryName(Tools.Require("initdb"))!;
    }
}
