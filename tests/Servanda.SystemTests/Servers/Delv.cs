using System.Net;

namespace Servanda.SystemTests.Servers;

/// <summary>delv of BIND, which validates by itself what a resolver gives it.</summary>
static class Delv
{
    /// <summary>Asks; returns all it says.</summary>
    /// <param name="resolver">The resolver, which need not validate.</param>
    /// <param name="anchors">A file with the trust anchor of the root in BIND's form.</param>
    /// <param name="name">The name.</param>
    /// <param name="type">The type.</param>
    public static async Task<string> AskAsync(IPEndPoint resolver, string anchors, string name, string type)
    {
        var ended = await RealProcess.TryRunAsync(Tools.Require("delv"),
            [$"@{resolver.Address}", "-p", $"{resolver.Port}", "-a", anchors, "+root=.", name, type]);
        return ended.Output + ended.Error;
    }
}
