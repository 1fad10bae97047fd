using Microsoft.Extensions.DependencyInjection;
using Servanda.Assessment.Probes;
using Servanda.Cli.Assessing;
using Servanda.Cli.Serving.Letters;
using Servanda.Cli.Serving.Proofs;
using Servanda.Storage.Letters;

namespace Servanda.Cli.Serving;

/// <summary>The work behind applications: letters that leave, proofs of control that are looked for.</summary>
static class ApplicationWorkers
{
    /// <summary>A page is one file of one line, and nobody asks for the same look twice at once.</summary>
    static readonly ProbeLimits Limits = new() { MaxBodyOctets = 64 * 1024, MaxRedirects = 3, ShareFor = TimeSpan.Zero };

    public static void AddTo(IServiceCollection services, ServeRequest request)
    {
        services.AddSingleton<LetterStore>();
        if (request.Smtp is { } smtp)
            services.AddSingleton(smtp).AddHostedService<LetterWorker>();
        // Made by the container, so that it ends with it.
        services.AddKeyedSingleton(nameof(ProofWorker), (_, _) => Network.Open(request.Network with { Limits = Limits }));
        services.AddSingleton(provider => new ProofLooker(provider.GetRequiredKeyedService<Network>(nameof(ProofWorker)).Prober));
        services.AddHostedService<ProofWorker>();
    }
}
