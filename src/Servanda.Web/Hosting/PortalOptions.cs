namespace Servanda.Web.Hosting;

/// <summary>What an operator sets of the portal.</summary>
public sealed record PortalOptions
{
    /// <summary>Where the world reaches the portal: scheme and host, no path. Links in letters and feeds start with it.</summary>
    public required Uri PublicUrl { get; init; }

    /// <summary>Where the portal keeps what is not in its database: the log, and keys.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>What is served of the log: its checkpoint and tiles.</summary>
    public string LogTree => Path.Combine(DataDirectory, "log", "public");

    /// <summary>True where made-up organisations are shown beside the real ones.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Networks of the proxies in front, whose word on a client's address is taken; nobody else's is.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    /// <summary>How to reach whoever runs the portal, as pages show it: an address or a sentence; null where none is named.</summary>
    public string? Contact { get; init; }

    /// <summary>The whole address of a path of ours.</summary>
    public string Absolute(string path) => PublicUrl.GetLeftPart(UriPartial.Authority) + path;
}
