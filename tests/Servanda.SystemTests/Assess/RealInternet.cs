using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Assess;

/// <summary>
/// A private root with three domains below it: one well kept and signed, one that keeps nothing, one whose signatures do
/// not fit. Served by nsd, resolved and validated by unbound, with nginx and postfix behind the addresses.
/// </summary>
sealed class RealInternet : IAsyncDisposable
{
    readonly List<IAsyncDisposable> _servers = [];

    /// <summary>Files of this internet.</summary>
    public Scratch Scratch { get; } = new();

    /// <summary>The options that lead <c>servanda assess</c> into it.</summary>
    public IReadOnlyList<string> Options { get; private set; } = [];

    /// <summary>The file with the key of its root zone.</summary>
    public string Anchor { get; private set; } = "";

    /// <summary>Its certificate authority is the one to trust.</summary>
    public (string, string)[] Environment => [("SSL_CERT_FILE", Scratch.At("root.pem")), ("SSL_CERT_DIR", Scratch.Root)];

    public static async Task<RealInternet> StartAsync()
    {
        var internet = new RealInternet();
        await internet.StartServersAsync();
        return internet;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.AsEnumerable().Reverse())
            await server.DisposeAsync();
        Scratch.Dispose();
    }

    async Task StartServersAsync()
    {
        using var authority = new TestAuthority();
        Scratch.Write("root.pem", authority.RootPem);
        var mail = Started(await Postfix.StartAsync(
            Scratch, "mx.good.test", authority.Issue(Scratch, "mx", 90, "mx.good.test")));
        var web = Started(await Nginx.StartAsync(Scratch, (plain, tls) => RealZones.WebServers(Scratch, authority, plain, tls)));
        var zones = new SignedZones(Scratch);
        var anchor = await RealZones.WriteAsync(zones);
        var nsd = Started(await Nsd.StartAsync(Scratch, zones.Files));
        Anchor = Scratch.Write("root.anchor", anchor + "\n");
        var unbound = Started(await Unbound.StartAsync(Scratch, zones.Files, nsd.Port, Anchor));
        Options =
        [
            "--resolver", $"127.0.0.1:{unbound.Port}", "--anchor", Anchor,
            "--allow-address", "127.0.0.0/8", "--allow-address", "::1/128",
            .. Route("127.0.0.1", 53, nsd.Port), .. Route("127.1.0.1", 53, nsd.Port), .. Route("::1", 53, nsd.Port),
            .. Route("127.0.0.1", 80, web.Plain), .. Route("::1", 80, web.Plain),
            .. Route("127.0.0.1", 443, web.Tls), .. Route("::1", 443, web.Tls),
            .. Route("127.0.0.1", 25, mail.Port), .. Route("::1", 25, mail.Port),
            "--retest-after", "0.2",
        ];
    }

    T Started<T>(T server) where T : IAsyncDisposable
    {
        _servers.Add(server);
        return server;
    }

    static string[] Route(string address, int port, int to)
    {
        var host = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
        return ["--connect-to", $"{host}:{port}=127.0.0.1:{to}"];
    }
}
