using Microsoft.Extensions.DependencyInjection;

namespace Servanda.Web.Apply;

/// <summary>What the pages of applications, desk and workspace need.</summary>
static class ApplicationParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<Reception>();
        services.AddScoped<Desk.PublicationHerald>();
    }
}
