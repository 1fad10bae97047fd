using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Portal;

/// <summary>An account made by the operator's command line.</summary>
static class Invitation
{
    /// <summary>Makes one, and gives the link with which its person takes it.</summary>
    /// <param name="kept">How <c>serve</c> was told where things are kept: <c>--data</c>, <c>--database</c>.</param>
    /// <param name="address">Where the portal is.</param>
    /// <param name="role">What the person may do.</param>
    /// <param name="more">Options more, such as <c>--organisation</c>.</param>
    public static async Task<string> LinkAsync(string[] kept, string address, string role, params string[] more)
    {
        var said = await RealProcess.RunAsync("dotnet",
        [
            CommandLine.Program, "account", "create", .. kept, "--public-url", address,
            "--mail", $"{role}@example.org", "--name", "A Person", "--role", role, .. more,
        ]);
        return said.Trim().Split('\n')[^1].Trim();
    }
}
