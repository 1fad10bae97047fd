using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Tests.Dns;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Witnessing;

namespace Servanda.Tests.Transparency.Witnessing;

/// <summary>A log asks its witnesses; honest ones, and ones that are not.</summary>
public sealed class WitnessClientTests : IDisposable
{
    readonly MadeUpLog _log = MadeUpLog.Open();
    readonly CosigningKey _key = CosigningKey.Generate("witness.example/w1");
    readonly ManualClock _clock = new();

    public void Dispose()
    {
        _log.Dispose();
        _key.Dispose();
    }

    [Fact]
    public async Task A_cosignature_that_holds_is_accepted_and_the_next_request_starts_from_its_size()
    {
        var witness = Honest();
        List<long> asked = [];
        var client = Client(Serve(witness, asked));
        Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(client, 5));
        Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(client, 9));
        Assert.Equal([0, 5], asked);
    }

    [Fact]
    public async Task A_witness_that_is_further_on_is_asked_again_from_the_size_it_says()
    {
        var witness = Honest();
        witness.Add(_log.Asking(0, 3).Write());
        List<long> asked = [];
        Assert.IsType<WitnessAnswer.Cosigned>(await AskAsync(Client(Serve(witness, asked)), 5));
        Assert.Equal([0, 3], asked);
    }

    [Theory]
    [InlineData(200, "", WitnessFault.Garbage)]
    [InlineData(200, "<html>", WitnessFault.Garbage)]
    [InlineData(200, "another text\n\n— witness.example/w1 AAAAAAAA\n", WitnessFault.Garbage)]
    [InlineData(403, "invalid signature\n", WitnessFault.Refused)]
    [InlineData(422, "", WitnessFault.Refused)]
    [InlineData(429, "", WitnessFault.Refused)]
    [InlineData(302, "", WitnessFault.Refused)]
    [InlineData(409, "seven\n", WitnessFault.Garbage)]
    [InlineData(409, "07\n", WitnessFault.Garbage)]
    [InlineData(409, "3", WitnessFault.Garbage)]
    [InlineData(409, "0\n", WitnessFault.Refused)]
    [InlineData(409, "3\n", WitnessFault.Refused)]
    [InlineData(409, "6\n", WitnessFault.AheadOfUs)]
    public async Task An_answer_that_is_none_is_told_with_the_witness_and_never_accepted(int status, string body, WitnessFault fault)
    {
        var failed = Assert.IsType<WitnessAnswer.Failed>(await AskAsync(Client(_ => (status, Encoding.UTF8.GetBytes(body))), 5));
        Assert.Equal(fault, failed.Fault);
        Assert.StartsWith("witness one at https://witness.example/w1", failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cosignature_of_another_checkpoint_is_not_accepted()
    {
        var other = _log.Forked(2).At(5);
        await FailsAsync(WitnessFault.WrongSignature, _key.Cosign(other.Note.Text.Span, _clock.GetUtcNow()).Write());
    }

    [Fact]
    public async Task A_cosignature_by_another_key_is_not_accepted()
    {
        using var other = CosigningKey.Generate("witness.example/w1");
        await FailsAsync(WitnessFault.OtherKey, other.Cosign(_log.At(5).Note.Text.Span, _clock.GetUtcNow()).Write());
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    [InlineData(-1_000_000_000)]
    public async Task A_cosignature_of_another_time_is_not_accepted(int seconds) =>
        await FailsAsync(WitnessFault.WrongTime, _key.Cosign(_log.At(5).Note.Text.Span, _clock.GetUtcNow().AddSeconds(seconds)).Write());

    [Fact]
    public async Task An_answer_over_the_limit_is_not_accepted() =>
        await FailsAsync(WitnessFault.Garbage, new string('x', WitnessLimits.Default.MaxAnswer + 1));

    [Fact]
    public async Task A_witness_that_forgot_what_it_cosigned_is_not_accepted()
    {
        var (first, second) = (Honest(), Honest());
        var now = first;
        var client = Client(request => Reply(now, request));
        await AskAsync(client, 5);
        now = second;
        Assert.Equal(WitnessFault.RolledBack, Assert.IsType<WitnessAnswer.Failed>(await AskAsync(client, 9)).Fault);
    }

    [Fact]
    public async Task A_log_that_was_rolled_back_is_told_by_its_witness()
    {
        var client = Client(Serve(Honest(), []));
        await AskAsync(client, 9);
        var failed = Assert.IsType<WitnessAnswer.Failed>(await AskAsync(client, 5));
        Assert.Equal(WitnessFault.AheadOfUs, failed.Fault);
        Assert.Contains("9 entries", failed.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_witness_is_given_up_after_the_time_out_and_an_unreachable_one_is_told_at_once()
    {
        using var never = new Handler(async (_, cancel) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            throw new InvalidOperationException();
        });
        var asking = AskAsync(Client(never), 5);
        _clock.Advance(WitnessLimits.Default.Timeout);
        Assert.Equal(WitnessFault.Slow, Assert.IsType<WitnessAnswer.Failed>(await asking).Fault);
        using var gone = new Handler((_, _) => throw new HttpRequestException("no such host"));
        Assert.Equal(WitnessFault.Unreachable, Assert.IsType<WitnessAnswer.Failed>(await AskAsync(Client(gone), 5)).Fault);
    }

    [Fact]
    public async Task Once_enough_have_cosigned_a_slow_one_holds_nothing_up()
    {
        using var slow = CosigningKey.Generate("slow.example");
        var witness = Honest();
        using var handler = new Handler(async (request, cancel) =>
        {
            if (request.RequestUri!.Host == "slow.example")
                await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            return Answer(Reply(witness, await request.Content!.ReadAsByteArrayAsync(cancel)));
        });
        using var http = new HttpClient(handler);
        var client = new WitnessClient(http,
            [new("slow", slow.Verifier, new Uri("https://slow.example")), new("one", _key.Verifier, new Uri("https://witness.example/w1"))],
            WitnessLimits.Default with { Grace = TimeSpan.Zero }, _clock);
        var answers = await client.AskAsync(_log.At(5), Prove(5), found => found.Count == 1, TestContext.Current.CancellationToken);
        Assert.IsType<WitnessAnswer.Failed>(answers[0]);
        Assert.IsType<WitnessAnswer.Cosigned>(answers[1]);
    }

    [Fact]
    public void Whatever_a_witness_sends_nothing_is_thrown_and_nothing_accepted() =>
        Prop.ForAll<int, byte[]>((status, body) =>
        {
            var asking = AskAsync(Client(_ => (200 + Math.Abs(status % 300), body ?? [])), 5);
            return asking.GetAwaiter().GetResult() is WitnessAnswer.Failed;
        }).QuickCheckThrowOnFailure();

    async Task FailsAsync(WitnessFault fault, string body) => Assert.Equal(fault,
        Assert.IsType<WitnessAnswer.Failed>(await AskAsync(Client(_ => (200, Encoding.UTF8.GetBytes(body))), 5)).Fault);

    Witness Honest() => new(_key, [_log.Watched], new MemoryWitnessStore(), 60, _clock);

    static Func<byte[], (int, byte[])> Serve(Witness witness, List<long> asked) => request =>
    {
        asked.Add(AddCheckpoint.Read(request).Value!.OldSize);
        return Reply(witness, request);
    };

    static (int, byte[]) Reply(Witness witness, byte[] request)
    {
        var reply = witness.Add(request);
        return (reply.Status, reply.Octets());
    }

    WitnessClient Client(Func<byte[], (int, byte[])> answer) =>
        Client(new Handler(async (request, cancel) => Answer(answer(await request.Content!.ReadAsByteArrayAsync(cancel)))));

    WitnessClient Client(Handler handler) => new(
        new HttpClient(handler), [new("one", _key.Verifier, new Uri("https://witness.example/w1/"))], WitnessLimits.Default, _clock);

    async Task<WitnessAnswer> AskAsync(WitnessClient client, long size) =>
        Assert.Single(await client.AskAsync(_log.At(size), Prove(size), _ => false, TestContext.Current.CancellationToken));

    ProveFrom Prove(long size) => (old, _) => Task.FromResult(_log.Proof(old, size));

    static HttpResponseMessage Answer((int Status, byte[] Body) answer) =>
        new((HttpStatusCode)answer.Status) { Content = new ByteArrayContent(answer.Body) };

    sealed class Handler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer(request, cancellationToken);
    }
}
