using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Servanda.Core.Names;
using Servanda.Core.Net;
using Servanda.Dns.Dnssec;
using Servanda.Lab.Estates;
using Servanda.Lab.Keys;
using Servanda.Lab.Servers;
using Servanda.Lab.Stories;
using Servanda.Lab.Zones;

namespace Servanda.Lab;

/// <summary>
/// An internet in one process: name servers, web servers and mail hosts of organisations that do not exist, at addresses
/// nobody has (RFC 5737, RFC 3849). All of it listens on ports of the loopback that the system picks;
/// <see cref="Route"/> tells which address and port of the lab is which of them. It needs no rights and no network.
/// </summary>
public sealed class LabInternet : IAsyncDisposable
{
    const int DnsPort = 53;

    readonly Authority _authority;
    readonly ZoneSet _zones;
    readonly List<IAsyncDisposable> _servers = [];
    readonly Dictionary<IPEndPoint, IPEndPoint> _places = [];
    readonly TcpServer _nobody;

    LabInternet(Authority authority, World world)
    {
        (_authority, _zones) = (authority, world.Zones);
        (Organisations, TrustedRoots) = (world.Organisations, authority.Roots);
        Anchors = new TrustAnchors([new TrustAnchor(DomainName.Root, world.Zones.Anchor)]);
        // Bound and never listening: whoever connects is refused, and no other program can take the port.
        _servers.Add(_nobody = new TcpServer(SmtpServer.Silence));
        var recursion = new Recursion(world.Zones);
        Resolver = Listen(recursion.Reply);
        SecondResolver = Listen(recursion.Reply);
        foreach (var machine in world.Machines)
            Start(machine);
    }

    /// <summary>A validating resolver, over UDP and TCP.</summary>
    public IPEndPoint Resolver { get; }

    /// <summary>Another one, for a second look.</summary>
    public IPEndPoint SecondResolver { get; }

    /// <summary>Every organisation.</summary>
    public IReadOnlyList<LabOrganisation> Organisations { get; }

    /// <summary>The root of the lab's certificate authority, made for this lab only.</summary>
    public X509Certificate2Collection TrustedRoots { get; }

    /// <summary>The key of the lab's root zone: whoever validates from it trusts this lab only.</summary>
    public TrustAnchors Anchors { get; }

    /// <summary>The blocks the lab's addresses are from, which assessors refuse unless told otherwise.</summary>
    public static IReadOnlyList<IpPrefix> Addresses { get; } =
    [
        IpPrefix.Parse("192.0.2.0/24"), IpPrefix.Parse("198.51.100.0/24"), IpPrefix.Parse("203.0.113.0/24"),
        IpPrefix.Parse("2001:db8::/32"),
    ];

    /// <summary>Starts the lab.</summary>
    /// <param name="clock">The time the stories are told at.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<LabInternet> StartAsync(TimeProvider clock, CancellationToken cancel = default)
    {
        var dkimKey = Task.Run(NewDkimKey, cancel);
        var authority = new Authority(clock);
        var world = new World(authority, await dkimKey, clock);
        foreach (var tell in AllStories.InOrder)
            tell(world);
        return new LabInternet(authority, world);
    }

    /// <summary>The port of the loopback that stands for a place of the lab; for a place where nothing listens a port that
    /// refuses.</summary>
    public IPEndPoint Route(IPEndPoint place) => _places.GetValueOrDefault(place, _nobody.Endpoint);

    /// <summary>Closes every server.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        _zones.Dispose();
        _authority.Dispose();
    }

    void Start(Machine machine)
    {
        if (machine.Dns is { } reply)
            Place(machine, DnsPort, Listen(reply));
        foreach (var (port, talk) in machine.Services)
        {
            var server = new TcpServer(talk);
            _servers.Add(server);
            server.Start();
            Place(machine, port, server.Endpoint);
        }
    }

    void Place(Machine machine, int port, IPEndPoint endpoint)
    {
        _places[new IPEndPoint(machine.V4, port)] = endpoint;
        _places[new IPEndPoint(machine.V6, port)] = endpoint;
    }

    IPEndPoint Listen(DnsReply reply)
    {
        var server = new DnsServer(reply);
        _servers.Add(server);
        return server.Endpoint;
    }

    static byte[] NewDkimKey()
    {
        const int Bits = 2048;
        using var key = RSA.Create(Bits);
        return key.ExportSubjectPublicKeyInfo();
    }
}
