using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Servanda.Dns.Client;

/// <summary>A resolver to ask, and the way to it.</summary>
public sealed record Upstream
{
    const int DnsPort = 53, TlsPort = 853;

    Upstream(UpstreamKind kind) => Kind = kind;

    /// <summary>How it is spoken to.</summary>
    public UpstreamKind Kind { get; }

    /// <summary>Where it is; null when only its name is known, which the system then resolves.</summary>
    public IPEndPoint? Endpoint { get; private init; }

    /// <summary>The name its certificate must carry; null for UDP and TCP.</summary>
    public string? Host { get; private init; }

    /// <summary>The port, 1-65535.</summary>
    public int Port { get; private init; }

    /// <summary>The address of a resolver over HTTPS; null for the others.</summary>
    public Uri? Url { get; private init; }

    /// <summary>True when it is on this machine.</summary>
    public bool IsLoopback => Endpoint is { } at ? IPAddress.IsLoopback(at.Address) : Url?.IsLoopback ?? Host == "localhost";

    /// <summary>A resolver over UDP, with TCP for long answers.</summary>
    public static Upstream Udp(IPEndPoint endpoint) =>
        new(UpstreamKind.Udp) { Endpoint = endpoint, Port = endpoint.Port };

    /// <summary>A resolver over TCP only.</summary>
    public static Upstream Tcp(IPEndPoint endpoint) =>
        new(UpstreamKind.Tcp) { Endpoint = endpoint, Port = endpoint.Port };

    /// <summary>A resolver over TLS.</summary>
    /// <param name="endpoint">Where it is.</param>
    /// <param name="host">The name its certificate must carry; its address when null.</param>
    public static Upstream Tls(IPEndPoint endpoint, string? host = null) =>
        new(UpstreamKind.Tls) { Endpoint = endpoint, Port = endpoint.Port, Host = host ?? endpoint.Address.ToString() };

    /// <summary>
    /// Reads <c>1.1.1.1</c>, <c>127.0.0.1:5300</c>, <c>[::1]:53</c>, the same after <c>udp://</c> or <c>tcp://</c>,
    /// <c>tls://9.9.9.9</c>, <c>tls://9.9.9.9:853#dns.quad9.net</c>, <c>tls://dns.quad9.net</c>, or
    /// <c>https://dns.quad9.net/dns-query</c>; false for anything else.
    /// </summary>
    public static bool TryRead([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Upstream? upstream)
    {
        upstream = text switch
        {
            null => null,
            _ when text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) => ReadHttps(text),
            _ when text.StartsWith("tls://", StringComparison.OrdinalIgnoreCase) => ReadTls(text[6..]),
            _ when text.StartsWith("tcp://", StringComparison.OrdinalIgnoreCase) =>
                ReadEndpoint(text[6..], DnsPort) is { } at ? Tcp(at) : null,
            _ when text.StartsWith("udp://", StringComparison.OrdinalIgnoreCase) =>
                ReadEndpoint(text[6..], DnsPort) is { } at ? Udp(at) : null,
            _ => ReadEndpoint(text, DnsPort) is { } at ? Udp(at) : null,
        };
        return upstream is not null;
    }

    /// <summary>The form <see cref="TryRead"/> takes.</summary>
    public override string ToString() => Kind switch
    {
        UpstreamKind.Udp => $"{Endpoint}",
        UpstreamKind.Tcp => $"tcp://{Endpoint}",
        UpstreamKind.Tls when Endpoint is null => string.Create(CultureInfo.InvariantCulture, $"tls://{Host}:{Port}"),
        UpstreamKind.Tls => Host == Endpoint.Address.ToString() ? $"tls://{Endpoint}" : $"tls://{Endpoint}#{Host}",
        UpstreamKind.Https => $"{Url}",
    };

    static Upstream? ReadHttps(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0 && url.UserInfo.Length == 0
            ? new(UpstreamKind.Https) { Url = url, Host = url.Host, Port = url.Port }
            : null;

    static Upstream? ReadTls(string text)
    {
        var (place, name) = text.Split('#') switch
        {
            [var one] => (one, null),
            [var one, var two] when Uri.CheckHostName(two) is not UriHostNameType.Unknown => (one, two),
            _ => ("", (string?)null),
        };
        if (ReadEndpoint(place, TlsPort) is { } endpoint)
            return Tls(endpoint, name);
        var (host, port) = place.Split(':') switch
        {
            [var one] => (one, TlsPort),
            [var one, var two] when ReadPort(two) is { } number => (one, number),
            _ => ("", 0),
        };
        return name is null && Uri.CheckHostName(host) is UriHostNameType.Dns
            ? new(UpstreamKind.Tls) { Host = host, Port = port }
            : null;
    }

    /// <summary>An address with or without a port. An IPv6 address with a port needs brackets.</summary>
    static IPEndPoint? ReadEndpoint(string text, int port)
    {
        // The system's reader passes over a port behind brackets.
        if (!text.Contains("]:", StringComparison.Ordinal) && ReadAddress(text) is { } bare)
            return new IPEndPoint(bare, port);
        return ReadWithPort(text);
    }

    /// <summary>An address; of IPv4 only with its four parts, where the system's reader would take fewer.</summary>
    static IPAddress? ReadAddress(string text) =>
        IPAddress.TryParse(text, out var address) &&
        (address.AddressFamily is AddressFamily.InterNetworkV6 || text.Count(c => c == '.') == 3)
            ? address
            : null;

    static IPEndPoint? ReadWithPort(string text) =>
        text.LastIndexOf(':') is > 0 and var colon && ReadPort(text[(colon + 1)..]) is { } port &&
        ReadAddress(text[..colon]) is { } address &&
        (address.AddressFamily is AddressFamily.InterNetworkV6) == text.StartsWith('[')
            ? new IPEndPoint(address, port)
            : null;

    static int? ReadPort(string text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0 ? port : null;
}
