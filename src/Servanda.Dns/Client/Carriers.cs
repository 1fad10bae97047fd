using System.Net;

namespace Servanda.Dns.Client;

/// <summary>Opens the carrier for each way to an upstream.</summary>
sealed class Carriers(ResolverOptions options) : IDisposable
{
    readonly IDnsNetwork _network = options.Network ?? new SystemNetwork();
    HttpClient? _http;

    public TimeProvider Clock => options.Clock;

    public bool RunsCallersInline => options.RunsCallersInline;

    public Carrier Open(UpstreamKind kind, UpstreamClient client) => kind switch
    {
        UpstreamKind.Udp => new UdpCarrier(_network, Routed(client.Upstream.Endpoint!), client),
        UpstreamKind.Tcp => new StreamCarrier(client, cancel => ConnectAsync(client.Upstream, cancel)),
        UpstreamKind.Tls => new StreamCarrier(client, cancel => ConnectTlsAsync(client.Upstream, cancel)),
        UpstreamKind.Https => new HttpCarrier(
            client, _http ??= new HttpClient(_network.OpenHttp(Tls.Options(null, options.TrustedRoots)))
            {
                Timeout = Timeout.InfiniteTimeSpan,
            }),
    };

    public void Dispose() => _http?.Dispose();

    ValueTask<Stream> ConnectAsync(Upstream upstream, CancellationToken cancel) => _network.ConnectAsync(
        upstream.Endpoint is { } endpoint ? Routed(endpoint) : new DnsEndPoint(upstream.Host!, upstream.Port), cancel);

    async ValueTask<Stream> ConnectTlsAsync(Upstream upstream, CancellationToken cancel) => await Tls.OpenAsync(
        await ConnectAsync(upstream, cancel), Tls.Options(upstream.Host, options.TrustedRoots), cancel);

    IPEndPoint Routed(IPEndPoint endpoint) => options.Route?.Invoke(endpoint) ?? endpoint;
}
