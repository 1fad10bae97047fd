using Servanda.Accords;
using Servanda.Assessment.Probes;
using Servanda.Core.Net;
using Servanda.Dns.Client;
using Servanda.Dns.Dnssec;
using Servanda.Storage;

namespace Servanda.Cli.Assessing;

/// <summary>What somebody asked of <c>servanda assess</c>.</summary>
sealed record AssessRequest
{
    public required IReadOnlyList<string> Targets { get; init; }
    public IReadOnlyList<string> Accords { get; init; } = [];
    public string? Register { get; init; }
    public IReadOnlyList<string> Controls { get; init; } = [];
    public IReadOnlyList<string> Selectors { get; init; } = [];
    public bool KeepGoing { get; init; }
    public string? FailOn { get; init; }
    public int Concurrency { get; init; } = 32;
    public TimeSpan RetestAfter { get; init; } = TimeSpan.FromSeconds(2);
    public DatabaseAddress? Reports { get; init; }
    public Uri? Submit { get; init; }
    public FileInfo? SubmitKey { get; init; }
    public required OutputRequest Output { get; init; }
    public required NetworkRequest Network { get; init; }
}

/// <summary>What to write, and how.</summary>
sealed record OutputRequest
{
    public DirectoryInfo? Directory { get; init; }
    public string Format { get; init; } = "text";
    public Language Language { get; init; }
    public FileInfo? Key { get; init; }
}

/// <summary>The way to the world.</summary>
sealed record NetworkRequest
{
    public IReadOnlyList<Upstream> Resolvers { get; init; } = [];
    public TrustAnchors? Anchors { get; init; } = TrustAnchors.Root;
    public string? AnchorFile { get; init; }
    public IReadOnlyList<IpPrefix> Allowed { get; init; } = [];
    public IReadOnlyList<ConnectTo> ConnectTo { get; init; } = [];
    public string Contact { get; init; } = "";
    public string Ehlo { get; init; } = "";
    public string Vantage { get; init; } = "";
    public ProbeLimits Limits { get; init; } = new();
}
