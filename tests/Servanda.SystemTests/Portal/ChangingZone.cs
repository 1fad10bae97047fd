using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Portal;

/// <summary>A zone at nsd that gets another record while it runs.</summary>
sealed class ChangingZone : IAsyncDisposable
{
    readonly Scratch _scratch;
    readonly string _domain;
    Nsd _server;

    ChangingZone(Scratch scratch, string domain, Nsd server) => (_scratch, _domain, _server) = (scratch, domain, server);

    public int Port => _server.Port;

    public static async Task<ChangingZone> StartAsync(Scratch scratch, string domain) =>
        new(scratch, domain, await Nsd.StartAsync(scratch, [(domain, Write(scratch, domain, ""))]));

    /// <summary>Adds a record; the server begins anew on its port.</summary>
    public async Task PublishAsync(string record)
    {
        var port = Port;
        await _server.DisposeAsync();
        _server = await Nsd.StartAsync(_scratch, [(_domain, Write(_scratch, _domain, record))], port);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    static string Write(Scratch scratch, string domain, string record) => scratch.Write($"{domain}.zone", $"""
        $ORIGIN {domain}.
        $TTL 1
        @ IN SOA ns.{domain}. hostmaster.{domain}. 1 3600 600 86400 1
        @ IN NS ns.{domain}.
        ns IN A 127.0.0.1
        {record}

        """);
}
