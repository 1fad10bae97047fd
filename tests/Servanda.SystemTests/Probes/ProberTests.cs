using System.Net;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Core.Names;
using Servanda.Dns;

namespace Servanda.SystemTests.Probes;

public sealed class ProberTests
{
    const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

    [Fact]
    public async Task A_shared_target_is_looked_at_once_and_afresh_once_more()
    {
        await using var server = new SmallServer(Scene.Http(_ => Ok));
        await using var scene = new Scene().With(80, server);
        var looks = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => scene.PageAsync("http://www.example/")));
        Assert.Equal(1, server.Connections);
        Assert.All(looks, look => Assert.Same(looks[0], look));
        var again = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => scene.PageAsync("http://www.example/", Freshness.Fresh)));
        Assert.Equal(2, server.Connections);
        Assert.All(again, look => Assert.NotSame(looks[0], look));
    }

    [Fact]
    public async Task No_target_is_given_more_connections_than_the_limit()
    {
        await using var server = new SmallServer(async (stream, cancel) =>
        {
            await Task.Delay(20, cancel);
            await Scene.Http(_ => Ok)(stream, cancel);
        });
        var limits = new ProbeLimits { ConnectionsPerTarget = 3, TargetSpacing = TimeSpan.Zero };
        await using var scene = new Scene(limits).With(80, server);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => scene.PageAsync($"http://www.example/{i}")));
        Assert.Equal(30, server.Connections);
        Assert.InRange(server.MostOpen, 1, 4);
    }

    [Fact]
    public async Task The_next_address_is_tried_where_one_does_not_listen()
    {
        await using var server = new SmallServer(Scene.Http(_ => Ok));
        var dns = new SmallDns((Scene.Host, ["192.0.2.7", "192.0.2.8"]));
        await using var scene = new Scene(dns: dns).With(80, server, "192.0.2.8");
        var seen = Assert.IsType<Observation.Seen>(await scene.PageAsync("http://www.example/"));
        Assert.Equal("192.0.2.8", seen.Via);
    }

    [Fact]
    public async Task A_name_without_addresses_is_not_measured()
    {
        await using var scene = new Scene();
        Assert.Equal("no-address", Scene.Reason(await scene.PageAsync("http://nothing.example/")));
    }

    [Fact]
    public async Task A_resolver_that_fails_is_our_failure_and_not_the_hosts()
    {
        await using var scene = new Scene(dns: new SmallDns { Code = ResponseCode.ServerFailure });
        Assert.StartsWith("resolver-failed", Scene.Reason(await scene.PageAsync("http://www.example/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_servfail_is_seen()
    {
        await using var scene = new Scene(dns: new SmallDns { Code = ResponseCode.ServerFailure });
        var seen = Assert.IsType<Observation.Seen>(await scene.LookAsync(
            new Subject.Answer(DomainName.Parse("www.example"), DnsType.Mx)));
        Assert.Equal(ResponseCode.ServerFailure, DnsMessageReader.Read(seen.Raw.Span).Value!.ResponseCode);
    }

    [Fact]
    public async Task A_silent_resolver_is_not_measured()
    {
        await using var scene = new Scene(dns: new SmallDns { IsSilent = true });
        Assert.StartsWith("timed-out", Scene.Reason(await scene.LookAsync(
            new Subject.Answer(DomainName.Parse("www.example"), DnsType.Mx))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_look_goes_past_the_cache()
    {
        await using var scene = new Scene();
        var subject = new Subject.Answer(DomainName.Parse("www.example"), DnsType.A);
        await scene.LookAsync(subject);
        await scene.LookAsync(subject);
        Assert.Equal(1, scene.Dns.Queries);
        await scene.LookAsync(subject, Freshness.Fresh);
        Assert.Equal(2, scene.Dns.Queries);
    }

    [Fact]
    public async Task A_name_server_at_a_private_address_is_not_asked()
    {
        await using var scene = new Scene();
        var name = DomainName.Parse("www.example");
        Assert.Equal("address-not-allowed: 10.0.0.1 is private use (RFC 1918)", Scene.Reason(await scene.LookAsync(
            new Subject.NameServer(name, name, IPAddress.Parse("10.0.0.1")))));
    }

    [Fact]
    public async Task A_name_server_is_asked_at_its_address()
    {
        await using var dns = new SmallDns(("zone.example", ["192.0.2.9"]));
        await using var scene = new Scene().With(53, dns.Endpoint);
        var name = DomainName.Parse("zone.example");
        Assert.IsType<Observation.Seen>(await scene.LookAsync(
            new Subject.NameServer(name, name, IPAddress.Parse(Scene.Address))));
        Assert.Equal(1, dns.Queries);
    }

    [Fact]
    public async Task The_operators_cancel_is_passed_on()
    {
        await using var server = new SmallServer((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        await using var scene = new Scene().With(80, server);
        using var cancel = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => scene.LookAsync(new Subject.Page(new Uri("http://www.example/")), cancel: cancel.Token));
    }
}
