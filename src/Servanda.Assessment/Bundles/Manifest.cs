using Servanda.Accords.Registers;
using Servanda.Core;

namespace Servanda.Assessment.Bundles;

/// <summary>What a bundle says of itself: who was assessed, against what, how, from where, when, and every file.</summary>
public sealed record Manifest
{
    /// <summary>The format this version writes and reads.</summary>
    public const string Format1 = "servanda-bundle/1";

    /// <summary>Who was assessed, with the assets and the attestations that counted.</summary>
    public required Organisation Organisation { get; init; }

    /// <summary>The accords, and with each commitment the weights it was judged by.</summary>
    public required IReadOnlyList<ManifestAccord> Accords { get; init; }

    /// <summary>The controls judged, in the order of the catalogue.</summary>
    public required IReadOnlyList<string> Controls { get; init; }

    /// <summary>Which rules and catalogue judged.</summary>
    public required Method Method { get; init; }

    /// <summary>What did the work, and from where.</summary>
    public required Origin Origin { get; init; }

    /// <summary>When the first look was made.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last look was made.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Every other file, the signature excepted.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }
}

/// <summary>An accord as judged.</summary>
/// <param name="Id">The accord.</param>
/// <param name="Year">Its version.</param>
/// <param name="Commitments">Its commitments with their weights.</param>
public sealed record ManifestAccord(string Id, int Year, IReadOnlyList<ManifestCommitment> Commitments);

/// <summary>A commitment as judged.</summary>
/// <param name="Id">The commitment.</param>
/// <param name="Controls">Control, met weight, unmet weight.</param>
public sealed record ManifestCommitment(string Id, IReadOnlyList<(string Control, int Met, int Unmet)> Controls);

/// <summary>The method: what judged.</summary>
/// <param name="Edition">The edition of the rules.</param>
/// <param name="Digest">Names rules and catalogue.</param>
public sealed record Method(string Edition, Digest Digest);

/// <summary>What did the work, and from where.</summary>
/// <param name="Tool">Program and version.</param>
/// <param name="Vantage">Where it looked from, in the operator's words, and its resolvers.</param>
public sealed record Origin(string Tool, string Vantage);

/// <summary>A file of the bundle.</summary>
/// <param name="Path">Relative, forward slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Its digest.</param>
public sealed record ManifestFile(string Path, long Size, Digest Sha256);
