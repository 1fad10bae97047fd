using Servanda.Cli.Assessing;
using Servanda.Cli.Serving.Letters;
using Servanda.Cli.Serving.Measuring;
using Servanda.Storage;

namespace Servanda.Cli.Serving;

/// <summary>What somebody asked of <c>servanda serve</c>.</summary>
sealed record ServeRequest
{
    /// <summary>Addresses to listen on, as Kestrel reads them.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>Where everything is kept that is not in the database.</summary>
    public required DirectoryInfo Data { get; init; }

    /// <summary>The database; null for a file in <see cref="Data"/>.</summary>
    public DatabaseAddress? Database { get; init; }

    /// <summary>Where the world reaches the portal; null for the first address listened on.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Networks of the proxies in front.</summary>
    public IReadOnlyList<System.Net.IPNetwork> Proxies { get; init; } = [];

    /// <summary>The name of the log, should there be none yet; null for <c>HOST/log</c> by <see cref="PublicUrl"/>.</summary>
    public string? LogOrigin { get; init; }

    /// <summary>How people reach whoever runs the portal; null where nobody said.</summary>
    public string? Contact { get; init; }

    /// <summary>Whether made-up organisations are measured and shown beside the real ones.</summary>
    public bool IsDemo { get; init; }

    /// <summary>How letters leave; null where they wait.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>Whom to measure, and how often.</summary>
    public MeasureSettings Measure { get; init; } = new();

    /// <summary>The way out, for whatever the workers look at.</summary>
    public NetworkRequest Network { get; init; } = new();
}
