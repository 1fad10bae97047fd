using System.Net;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns;

/// <summary>A resolver with a clock and a network of the test's own.</summary>
sealed class ResolverScene : IDisposable
{
    public static readonly DnsQuestion Question = new(DomainName.Parse("www.example.org"), DnsType.A);

    static readonly AData Address = new(IPAddress.Parse("192.0.2.1"));

    public ResolverScene(Func<ResolverOptions, ResolverOptions>? change = null, params string[] upstreams)
    {
        var options = new ResolverOptions
        {
            Upstreams = [.. (upstreams is [] ? ["192.0.2.53"] : upstreams).Select(Upstreamed)],
            Clock = Clock,
            Network = Network,
            Chance = () => 0,
        };
        Resolver = new DnsResolver(change?.Invoke(options) ?? options);
    }

    public ManualClock Clock { get; } = new();

    public FakeNetwork Network { get; } = new();

    public DnsResolver Resolver { get; }

    public static Func<DnsMessage, DnsMessage> WithAddress(uint ttl = 300) =>
        reply => reply with { Answers = [new DnsRecord(reply.Questions[0].Name, ttl, Address)] };

    public Task<DnsResult> AskAsync(LookupOptions how = default, CancellationToken cancel = default) =>
        Resolver.LookUpAsync(Question, how, cancel).AsTask();

    public async Task<DnsResult.Answered> AnsweredAsync(LookupOptions how = default) =>
        Assert.IsType<DnsResult.Answered>(await AskAsync(how));

    public void Advance(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    public void Dispose() => Resolver.Dispose();

    static Upstream Upstreamed(string text)
    {
        Assert.True(Upstream.TryRead(text, out var upstream));
        return upstream;
    }
}
