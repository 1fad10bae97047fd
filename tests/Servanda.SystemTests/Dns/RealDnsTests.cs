using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Records;

namespace Servanda.SystemTests.Dns;

public sealed class RealDnsTests(RealDns real) : IClassFixture<RealDns>
{
    public static TheoryData<string, string, string> Records
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (owner, type, text) in RealDns.Records)
                data.Add(owner, type, text);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Records))]
    public async Task Every_type_that_nsd_serves_is_read_as_it_stands_in_the_zone(string owner, string type, string text)
    {
        using var resolver = real.Resolver("127.0.0.1");
        var result = Assert.IsType<DnsResult.Answered>(
            await resolver.AskServerAsync(real.Authority, RealDns.Ask($"{owner}.every.test", type)));
        var read = result.Read();
        Assert.Empty(read.Problems);
        var found = read.Value!.Answers.Concat(read.Value.Authorities).First(record => record.Type.ToString() == type);
        Assert.Equal(text, found.Data.ToString());
        Assert.Equal(type.StartsWith("TYPE", StringComparison.Ordinal), found.Data is UnknownData);
    }

    [Fact]
    public async Task A_long_answer_comes_whole_over_TCP()
    {
        using var resolver = real.Resolver(real.Udp.ToString());
        var answer = await AnswerAsync(resolver, "text.large.test", "TXT");
        Assert.Equal((200, 1L), (answer.Data<TxtData>().Count(), resolver.Counts.Truncated));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("tcp://{0}")]
    [InlineData("tls://127.0.0.1:{1}#localhost")]
    [InlineData("https://localhost:{2}/dns-query")]
    public async Task A_validated_answer_says_so_by_every_way(string way)
    {
        using var resolver = real.Resolver(Upstream(way));
        Assert.True((await AnswerAsync(resolver, "good.test", "A")).IsAuthenticated);
        Assert.False((await AnswerAsync(resolver, "a.every.test", "A")).IsAuthenticated);
    }

    [Theory]
    [InlineData("tcp://{0}")]
    [InlineData("tls://127.0.0.1:{1}#localhost")]
    [InlineData("https://localhost:{2}/dns-query")]
    public async Task Many_questions_at_once_are_answered_over_a_stream(string way)
    {
        using var resolver = real.Resolver(Upstream(way));
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i =>
            AnswerAsync(resolver, $"n{i}.every.test", "A")));
        Assert.All(answers, answer => Assert.Equal(AnswerKind.NoSuchName, answer.Kind));
    }

    [Fact]
    public async Task A_broken_chain_is_SERVFAIL_with_a_reason_and_an_answer_when_checking_is_disabled()
    {
        using var resolver = real.Resolver(real.Udp.ToString());
        var bogus = await AnswerAsync(resolver, "bogus.test", "A");
        Assert.Equal((AnswerKind.Failed, ResponseCode.ServerFailure), (bogus.Kind, bogus.ResponseCode));
        Assert.NotEmpty(bogus.ExtendedErrors);
        var unchecked_ = await AnswerAsync(resolver, "bogus.test", "A", new() { CheckingDisabled = true });
        Assert.Equal((AnswerKind.Records, false), (unchecked_.Kind, unchecked_.IsAuthenticated));
    }

    [Theory]
    [InlineData("tls://127.0.0.1:{1}")]
    [InlineData("tls://127.0.0.1:{1}#other.example")]
    [InlineData("https://127.0.0.1:{2}/dns-query")]
    public async Task An_upstream_whose_certificate_is_for_another_name_is_not_trusted(string way)
    {
        using var resolver = real.Resolver(Upstream(way), options => options with { MaxTries = 1 });
        var failed = Assert.IsType<DnsResult.Failed>(await resolver.LookUpAsync(RealDns.Ask("good.test", "A")));
        Assert.Equal(DnsFailure.Untrusted, failed.Reason);
    }

    [Fact]
    public async Task An_alias_and_its_target_are_one_answer()
    {
        using var resolver = real.Resolver(real.Udp.ToString());
        var answer = await AnswerAsync(resolver, "cname.every.test", "A");
        Assert.Equal(("a.every.test", 1), (answer.Name.ToString(), answer.Data<AData>().Count()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Thousands_of_questions_from_many_flows_each_get_their_own_answer(bool inline)
    {
        using var resolver = real.Resolver(real.Authority.ToString(), options => options with { RunsCallersInline = inline });
        var next = -1;
        var wrong = 0;
        await Task.WhenAll(Enumerable.Range(0, 150).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var at && at < 5000)
            {
                var name = DomainName.Parse(at % 2 == 0 ? "a.every.test" : $"n{at}.every.test");
                var result = await resolver.LookUpAsync(new(name, DnsType.A), new() { BypassCache = true });
                var answer = (result as DnsResult.Answered)?.ReadAnswer();
                if (answer?.Name != name || answer.Kind != (at % 2 == 0 ? AnswerKind.Records : AnswerKind.NoSuchName))
                    Interlocked.Increment(ref wrong);
            }
        }));
        Assert.Equal(0, wrong);
    }

    static async Task<DnsAnswer> AnswerAsync(DnsResolver resolver, string name, string type, LookupOptions how = default) =>
        Assert.IsType<DnsResult.Answered>(await resolver.LookUpAsync(RealDns.Ask(name, type), how)).ReadAnswer();

    string Upstream(string way) => way
        .Replace("{0}", real.Udp.ToString(), StringComparison.Ordinal)
        .Replace("{1}", $"{real.TlsPort}", StringComparison.Ordinal)
        .Replace("{2}", $"{real.HttpsPort}", StringComparison.Ordinal);
}
