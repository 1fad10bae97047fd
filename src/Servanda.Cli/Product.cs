using System.Reflection;

namespace Servanda.Cli;

/// <summary>What this program is.</summary>
static class Product
{
    /// <summary>Its version, without build metadata.</summary>
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
            .InformationalVersion.Split('+')[0] ?? "0";
}
