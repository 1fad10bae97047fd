using System.Net;
using Servanda.Core.Cryptography;
using Servanda.SystemTests.Servers;
using Servanda.Tests.Transparency.Witnessing;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Witnessing;

namespace Servanda.SystemTests.Witnessing;

/// <summary><c>servanda witness</c>, run as an operator runs it.</summary>
public sealed class WitnessServeTests : IDisposable
{
    static readonly HttpClient Http = new();

    readonly Scratch _scratch = new();
    readonly MadeUpLog _log = MadeUpLog.Open();

    string Directory => _scratch.At("witness");

    public void Dispose()
    {
        _log.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_witness_killed_at_once_after_its_answer_knows_after_the_restart_what_it_cosigned()
    {
        var key = await InitAsync();
        var client = new WitnessClient(Http, [], WitnessLimits.Default, TimeProvider.System);
        await using (var first = await ServedCommand.StartAsync(0, "witness", "serve", Directory))
        {
            client = Client(key, first.Address);
            Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(client, _log, 5));
            await first.KillAsync("-KILL");
            Assert.Equal(WitnessFault.Unreachable, Assert.IsType<WitnessAnswer.Failed>(await AskAsync(client, _log, 6)).Fault);
        }
        await using var second = await ServedCommand.StartAsync(0, "witness", "serve", Directory);
        client = Client(key, second.Address);
        Assert.Equal(WitnessFault.Refused, Assert.IsType<WitnessAnswer.Failed>(await AskAsync(client, _log.Forked(3), 9)).Fault);
        Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(client, _log, 9));
        var shown = await Http.GetByteArrayAsync(new Uri(second.Address, $"{_log.Watched.OriginHash}/checkpoint"), TestContext.Current.CancellationToken);
        Assert.Equal(9, CosignedCheckpoint.Read(shown, _log.Origin, key).Value!.Checkpoint.Size);
        Assert.Contains("422, the consistency proof", second.Process.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_never_witness_from_one_directory()
    {
        await InitAsync();
        await using var first = await ServedCommand.StartAsync(0, "witness", "serve", Directory);
        var second = await CommandLine.RunAsync("witness", "serve", Directory, "--listen", "127.0.0.1:0");
        Assert.Equal(2, second.Code);
        Assert.Contains("held by another witness", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_changed_while_it_was_down_stops_it_from_starting_and_is_named()
    {
        var key = await InitAsync();
        await using (var first = await ServedCommand.StartAsync(0, "witness", "serve", Directory))
        {
            await AskAsync(Client(key, first.Address), _log, 5);
            await first.KillAsync("-TERM");
            Assert.DoesNotContain("Unhandled", first.Process.Log, StringComparison.Ordinal);
        }
        var state = Path.Combine(Directory, "state", _log.Watched.OriginHash, "checkpoint");
        await File.WriteAllBytesAsync(state, _log.At(3).Note.Bytes.ToArray(), TestContext.Current.CancellationToken);
        var again = await CommandLine.RunAsync("witness", "serve", Directory, "--listen", "127.0.0.1:0");
        Assert.Equal(2, again.Code);
        Assert.Contains(state, again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_not_used_and_no_command_prints_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists, not modes");
        if (OperatingSystem.IsWindows())
            return;
        await InitAsync();
        var path = Path.Combine(Directory, "witness.key");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var run = await CommandLine.RunAsync("witness", "serve", Directory, "--listen", "127.0.0.1:0");
        Assert.Equal(2, run.Code);
        Assert.Contains("chmod 600", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_request_of_the_protocol_is_refused_and_the_page_says_who_it_is()
    {
        var key = await InitAsync();
        await using var served = await ServedCommand.StartAsync(0, "witness", "serve", Directory);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Http.GetAsync(new Uri(served.Address, "add-checkpoint"), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(served.Address, [1, 2, 3]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(served.Address, new byte[AddCheckpoint.MaxOctets * 2]));
        Assert.Equal(HttpStatusCode.NotFound, (await Http.GetAsync(new Uri(served.Address, $"{_log.Watched.OriginHash}/checkpoint"), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Contains(key.ToString(), await Http.GetStringAsync(served.Address, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    static async Task<HttpStatusCode> PostAsync(Uri address, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        return (await Http.PostAsync(new Uri(address, "add-checkpoint"), content, TestContext.Current.CancellationToken)).StatusCode;
    }

    async Task<CosignerKey> InitAsync()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        var made = await CommandLine.RunAsync("witness", "init", Directory, "--name", "witness.example/w1");
        Assert.True(made.Code == 0, made.Error);
        await File.AppendAllTextAsync(Path.Combine(Directory, "logs"), $"{_log.Key}\n", TestContext.Current.CancellationToken);
        return CosignerKey.Read(made.Output.Trim()).Value!;
    }

    static WitnessClient Client(CosignerKey key, Uri address) =>
        new(Http, [new("one", key, address)], WitnessLimits.Default, TimeProvider.System);

    static async Task<WitnessAnswer> AskAsync(WitnessClient client, MadeUpLog log, long size) => Assert.Single(await client.AskAsync(
        log.At(size), (old, _) => Task.FromResult(log.Proof(old, size)), _ => false, TestContext.Current.CancellationToken));
}
