using Servanda.Accords;
using Servanda.Core;

namespace Servanda.Cli.Reports;

/// <summary>What every report says once, before any organisation.</summary>
sealed record ReportHead
{
    /// <summary>The program's name, as it is typed.</summary>
    public const string Tool = "servanda";

    /// <summary>The program's version: <c>0.1.0</c>.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The method's version, as people cite it: <c>2026.1</c>.</summary>
    public required string MethodVersion { get; init; }

    /// <summary>The rules and the catalogue together; a score is never recomputed under another.</summary>
    public required Digest Method { get; init; }

    /// <summary>Where titles, weights and remedies are read.</summary>
    public required Catalogue Catalogue
    {
        get;
        init
        {
            field = value;
            Index = new CatalogueIndex(value);
        }
    }

    /// <summary>The catalogue by id.</summary>
    public CatalogueIndex Index { get; private init; } = null!;

    /// <summary>From where it was measured, in the operator's words.</summary>
    public required string Vantage { get; init; }

    /// <summary>The file with the keys that DNS answers were validated from, as whoever repeats a verdict names it; null for
    /// those IANA publishes for the root.</summary>
    public string? AnchorFile { get; init; }

    /// <summary>The language of every sentence.</summary>
    public required Language Language { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The command that repeats the verdict of a bundle.</summary>
    public string Verify(string bundle) => AnchorFile is null ? $"{Tool} verify {bundle}" : $"{Tool} verify --anchor {AnchorFile} {bundle}";
}
