using System.Net;
using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Accords.Targets;
using Servanda.Assessment.Probes;
using Servanda.Dns.Client;
using Servanda.Lab;

namespace Servanda.Cli.Assessing;

/// <summary>The way into the lab, with less patience than for the world: what is silent there will stay silent.</summary>
static class DemoNetwork
{
    /// <summary>Organisations at once: enough that the silent ones wait beside the others.</summary>
    public const int Concurrency = 16;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>How long after the first look the second one begins.</summary>
    public static TimeSpan RetestAfter { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Opens it: through the lab's two resolvers to addresses that nobody has, trusting the lab's root.</summary>
    public static Network Open(LabInternet lab) => new(
        new ResolverOptions
        {
            Upstreams = [Upstream.Udp(lab.Resolver), Upstream.Udp(lab.SecondResolver)],
            Route = place => IPAddress.IsLoopback(place.Address) ? place : lab.Route(place),
            TotalTime = Patience,
        },
        new ProberOptions
        {
            Version = Product.Version,
            AllowedAddresses = LabInternet.Addresses,
            Route = lab.Route,
            TrustedRoots = lab.TrustedRoots,
            Anchors = lab.Anchors,
            Limits = new ProbeLimits
            {
                WebTime = Patience,
                SmtpReplyTime = Patience,
                HandshakeTime = Patience,
                ConnectionsPerTarget = 16,
                TargetSpacing = TimeSpan.Zero,
            },
        },
        "the lab in this process");

    /// <summary>An organisation of the lab as one to assess.</summary>
    public static Target Target(LabOrganisation one) => new(
        new Organisation
        {
            Id = one.Id,
            Name = one.Name,
            Country = one.Country,
            Assets = [new Asset(AssetKind.Domain, one.Domain.ToString()) { DkimSelectors = one.DkimSelectors }],
        },
        [], 0);
}
