using System.Net;
using System.Security.Cryptography.X509Certificates;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Dns;

/// <summary>nsd with a zone of every type, and unbound before it, validating, over UDP, TCP, TLS and HTTPS.</summary>
public sealed class RealDns : IAsyncLifetime
{
    const string Host = "localhost";

    readonly Scratch _scratch = new();
    readonly TestAuthority _authority = new();
    Nsd? _nsd;
    RealProcess? _unbound;

    /// <summary>Each record of the zone of every type: its owner, type, and data as nsd has them. Without NSEC3, which a
    /// server never gives to the one who asks for it.</summary>
    public static IReadOnlyList<(string Owner, string Type, string Data)> Records { get; } =
    [
        ("a", "A", "192.0.2.1"),
        ("aaaa", "AAAA", "2001:db8::1"),
        ("ns", "NS", "ns1.every.test."),
        ("cname", "CNAME", "a.every.test."),
        ("dname", "DNAME", "elsewhere.test."),
        ("mx", "MX", "10 mail.every.test."),
        ("txt", "TXT", "\"v=spf1 -all\" \"more \\\"quoted\\\" \\233\""),
        ("ptr", "PTR", "a.every.test."),
        ("_sip._tcp", "SRV", "1 2 5060 a.every.test."),
        ("caa", "CAA", "128 issue \"ca.example\""),
        ("_25._tcp", "TLSA", "3 1 1 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"),
        ("ds", "DS", "60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118"),
        ("dnskey", "DNSKEY", "256 3 13 oJMRESz5E4gYzS/q6XDrvU1qMPYIjCWzJaOau8XNEZeqCYKD5ar0IRd8KqXXFJkqmVfRvMGPmM1x8fGAa2XhSA=="),
        ("rrsig", "RRSIG", "A 13 3 300 20300101000000 20200101000000 60485 every.test. AQIDBA=="),
        ("nsec", "NSEC", "z.every.test. A MX RRSIG NSEC TYPE1234"),
        ("nsec3param", "NSEC3PARAM", "1 0 0 -"),
        ("https", "HTTPS", "1 . alpn=h2,h3 port=8443 ipv4hint=192.0.2.1"),
        ("svcb", "SVCB", "0 a.every.test."),
        ("unknown", "TYPE65280", @"\# 3 ABCDEF"),
    ];

    public IPEndPoint Authority => new(IPAddress.Loopback, _nsd!.Port);

    public IPEndPoint Udp { get; private set; } = new(IPAddress.Loopback, 0);

    public int TlsPort { get; private set; }

    public int HttpsPort { get; private set; }

    public X509Certificate2Collection Roots { get; } = [];

    public DnsResolver Resolver(string upstream, Func<ResolverOptions, ResolverOptions>? change = null)
    {
        Assert.True(Upstream.TryRead(upstream, out var read));
        var options = new ResolverOptions { Upstreams = [read], TrustedRoots = Roots };
        return new DnsResolver(change?.Invoke(options) ?? options);
    }

    public static DnsQuestion Ask(string name, string type)
    {
        Assert.True(DnsType.TryRead(type, out var read));
        return new DnsQuestion(DomainName.Parse(name), read);
    }

    public async ValueTask InitializeAsync()
    {
        var zones = new SignedZones(_scratch);
        zones.Add("every.test.", Zone("every.test.") + string.Concat(Records.Select(one => $"{one.Owner} {one.Type} {one.Data}\n")));
        zones.Add("large.test.", Zone("large.test.") + string.Concat(Enumerable.Range(0, 200).Select(i => $"text TXT \"{i} {new string('x', 200)}\"\n")));
        var good = await zones.AddSignedAsync("good.test.", Zone("good.test.") + "@ A 192.0.2.1\n");
        await zones.AddSignedAsync("bogus.test.", Zone("bogus.test.") + "@ A 192.0.2.1\n");
        var anchor = await zones.AddSignedAsync(".", Zone(".") + $"{good}\n" +
            "good.test. NS ns1.\nbogus.test. NS ns1.\nevery.test. NS ns1.\nlarge.test. NS ns1.\n" +
            // The digest of no key.
            "bogus.test. DS 1 13 2 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n");
        _nsd = await Nsd.StartAsync(_scratch, zones.Files);
        await StartUnboundAsync(zones.Files, _scratch.Write("root.ds", anchor + "\n"));
        Roots.ImportFromPem(_authority.RootPem);
    }

    public async ValueTask DisposeAsync()
    {
        if (_unbound is not null)
            await _unbound.DisposeAsync();
        if (_nsd is not null)
            await _nsd.DisposeAsync();
        _authority.Dispose();
        _scratch.Dispose();
    }

    static string Zone(string zone) => $"""
        $ORIGIN {zone}
        $TTL 300
        @ SOA ns1 host 1 3600 600 86400 60
        @ NS ns1
        ns1 A 127.0.0.1

        """;

    async Task StartUnboundAsync(IReadOnlyList<(string Zone, string File)> zones, string anchor)
    {
        var (certificate, key) = _authority.Issue(_scratch, "dns", 30, Host);
        (Udp.Port, TlsPort, HttpsPort) = (Ports.Free(), Ports.Free(), Ports.Free());
        var configuration = _scratch.Write("unbound.conf", $"""
            server:
                interface: 127.0.0.1@{Udp.Port}
                interface: 127.0.0.1@{TlsPort}
                interface: 127.0.0.1@{HttpsPort}
                tls-port: {TlsPort}
                https-port: {HttpsPort}
                tls-service-pem: "{certificate}"
                tls-service-key: "{key}"
                access-control: 127.0.0.0/8 allow
                username: ""
                chroot: ""
                directory: "{_scratch.Root}"
                pidfile: ""
                use-syslog: no
                do-not-query-localhost: no
                trust-anchor-file: "{anchor}"
                module-config: "validator iterator"
                qname-minimisation: no
                local-zone: "test." nodefault
                ede: yes
                num-threads: 1
            remote-control:
                control-enable: no

            """ + string.Concat(zones.Select(zone => $"""
            stub-zone:
                name: "{zone.Zone}"
                stub-addr: 127.0.0.1@{_nsd!.Port}

            """)));
        _unbound = RealProcess.Start(Tools.Require("unbound"), "-d", "-c", configuration);
        foreach (var port in new[] { Udp.Port, TlsPort, HttpsPort })
            await Ports.ListenAsync(port, () => _unbound.Log);
    }
}
