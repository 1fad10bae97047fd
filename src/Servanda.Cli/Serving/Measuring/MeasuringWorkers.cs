using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Servanda.Accords;
using Servanda.Assessment.Bundles;
using Servanda.Cli.Assessing;
using Servanda.Dns.Dnssec;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;

namespace Servanda.Cli.Serving.Measuring;

/// <summary>The work behind measures: turns, submissions, publication.</summary>
static class MeasuringWorkers
{
    const string KeyFile = "bundle.key";

    public static void AddTo(IServiceCollection services, ServeRequest request)
    {
        // Made by the container, so that it ends with it; the laboratory is measured by the demo itself.
        var isMeasuring = request.Measure.Scope != MeasureScope.None && !request.IsDemo;
        if (isMeasuring)
            services.AddKeyedSingleton(nameof(MeasuringWorker), (_, _) => Network.Open(request.Network));
        services.AddHostedService(provider =>
        {
            var (database, catalogue, clock) = (provider.GetRequiredService<Database>(),
                provider.GetRequiredService<Catalogue>(), provider.GetRequiredService<TimeProvider>());
            return new MeasuringWorker(
                isMeasuring ? Round(request, provider, database, catalogue, clock) : null,
                new SubmissionIntake(database, catalogue, request.Network.Anchors ?? TrustAnchors.Root, clock),
                new Publication(database, clock), provider.GetRequiredService<PublicRegisterCache>(), clock,
                provider.GetRequiredService<ILogger<MeasuringWorker>>());
        });
    }

    static MeasuringRound Round(
        ServeRequest request, IServiceProvider provider, Database database, Catalogue catalogue, TimeProvider clock)
    {
        var network = provider.GetRequiredKeyedService<Network>(nameof(MeasuringWorker));
        var key = Keys.Load(new FileInfo(Path.Combine(request.Data.FullName, KeyFile)), _ => { });
        var origin = new Origin($"servanda {Product.Version}", network.Vantage) { Anchors = network.Anchors };
        return new MeasuringRound(database, new MeasuredOrganisations(catalogue, request.Measure.Scope), request.Measure,
            network.Prober, new BundleWriter(catalogue, origin, key), origin, catalogue, clock);
    }
}
