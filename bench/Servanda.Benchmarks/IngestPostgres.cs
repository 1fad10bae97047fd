using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Servanda.Benchmarks;

/// <summary>A PostgreSQL cluster as the distribution sets one up (fsync on), on a loopback port, in a directory of its own.
/// The server refuses to be root, so root starts it as the user postgres.</summary>
sealed class IngestPostgres : IDisposable
{
    readonly Process _process;

    IngestPostgres(Process process, int port) =>
        (_process, Address) = (process, string.Create(CultureInfo.InvariantCulture, $"postgres://postgres@127.0.0.1:{port}/postgres"));

    public string Address { get; }

    /// <summary>Starts it; null where there is no PostgreSQL.</summary>
    public static async Task<IngestPostgres?> StartAsync(string directory)
    {
        const string Versions = "/usr/lib/postgresql";
        if (!Directory.Exists(Versions) || OperatingSystem.IsWindows())
            return null;
        var programs = Path.Combine(Directory.GetDirectories(Versions).Order(StringComparer.Ordinal).Last(), "bin");
        var data = Path.Combine(directory, "data");
        Directory.CreateDirectory(data);
        foreach (var open in (string[])[directory, Path.GetDirectoryName(directory)!])
            File.SetUnixFileMode(open, (UnixFileMode)0b111_101_101);
        string[] prefix = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];
        if (prefix.Length > 0)
            await RunAsync(["chown", "postgres", data], directory);
        await RunAsync([.. prefix, Path.Combine(programs, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale"], "/");
        var port = FreePort();
        string[] server =
        [
            .. prefix, Path.Combine(programs, "postgres"), "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
        ];
        var process = Process.Start(new ProcessStartInfo(server[0], server[1..]) { RedirectStandardError = true, WorkingDirectory = "/" })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        await AnswersAsync(port);
        return new IngestPostgres(process, port);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    static async Task RunAsync(string[] command, string directory)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = directory,
        })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} said {process.ExitCode}");
    }

    static async Task AnswersAsync(int port)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(
                    string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Pooling=false"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(100);
            }
        }
        throw new InvalidOperationException("postgres does not listen.");
    }

    static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
