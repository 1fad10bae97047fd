using System.Diagnostics;
using System.Net;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Assessment.Planning;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Rules;
using Servanda.Assessment.Runs;
using Servanda.Dns.Client;
using Servanda.Dns.Dnssec;
using Servanda.Lab;

namespace Servanda.SystemTests.Lab;

/// <summary>The whole lab, assessed once over its sockets with everything that measures: what the tests of verdicts look
/// at.</summary>
public sealed class AssessedLab : IAsyncLifetime
{
    /// <summary>How long a silent server is waited for: long enough for a busy machine, and no longer.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Each organisation by its id.</summary>
    public IReadOnlyDictionary<string, AssessedOrganisation> Organisations { get; private set; } =
        new Dictionary<string, AssessedOrganisation>();

    /// <summary>How long all of them took.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>The key of the lab's root.</summary>
    public TrustAnchors Anchors { get; private set; } = TrustAnchors.Root;

    public async ValueTask InitializeAsync()
    {
        await using var lab = await LabInternet.StartAsync(TimeProvider.System);
        Anchors = lab.Anchors;
        using var resolver = new DnsResolver(new ResolverOptions
        {
            Upstreams = [Upstream.Udp(lab.Resolver), Upstream.Udp(lab.SecondResolver)],
            Route = place => IPAddress.IsLoopback(place.Address) ? place : lab.Route(place),
            TotalTime = TimeSpan.FromSeconds(3),
        });
        using var prober = new Prober(resolver, new ProberOptions
        {
            Version = "0",
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
        });
        var options = new AssessmentOptions { Concurrency = 8, RetestAfter = TimeSpan.FromMilliseconds(200) };
        var run = new AssessmentRun(new Assessor(prober, TimeProvider.System, options), TimeProvider.System, options);
        var found = new Dictionary<string, AssessedOrganisation>(StringComparer.Ordinal);
        var watch = Stopwatch.StartNew();
        await foreach (var assessed in run.RunAsync(lab.Organisations.Select(Plan), default, default))
            found.Add(assessed.Plan.Organisation.Id, assessed);
        (Organisations, Took) = (found, watch.Elapsed);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    static Plan Plan(LabOrganisation one) => new()
    {
        Organisation = new Organisation
        {
            Id = one.Id,
            Name = one.Name,
            Country = one.Country,
            Assets = [new Asset(Accords.AssetKind.Domain, one.Domain.ToString()) { DkimSelectors = one.DkimSelectors }],
        },
        Accords = [.. EmbeddedCatalogue.Catalogue.Accords.Select(PlannedAccord.Of)],
        Controls = [.. RuleBook.All.Select(rule => rule.ControlId).Distinct()],
    };
}
