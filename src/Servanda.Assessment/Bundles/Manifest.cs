using Servanda.Assessment.Planning;
using Servanda.Core;

namespace Servanda.Assessment.Bundles;

/// <summary>What a bundle says of itself: who was assessed, against what, how, from where, when, and every file.</summary>
public sealed record Manifest
{
    /// <summary>The format this version writes and reads.</summary>
    public const string Format1 = "servanda-bundle/1";

    /// <summary>Who was assessed, against which accords, by which controls and weights.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Which rules and catalogue judged.</summary>
    public required Method Method { get; init; }

    /// <summary>What did the work, and from where.</summary>
    public required Origin Origin { get; init; }

    /// <summary>When the first look was made.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last look was made.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>The key that signs, as a C2SP verifier key; null for a bundle that nobody signed. It shows that the
    /// bundle is whole; who holds the key is for the reader to find out.</summary>
    public string? Signer { get; init; }

    /// <summary>Every other file, the signature excepted.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }
}

/// <summary>The method: what judged.</summary>
/// <param name="Edition">The edition of the rules.</param>
/// <param name="Digest">Names rules and catalogue.</param>
public sealed record Method(string Edition, Digest Digest);

/// <summary>What did the work, and from where.</summary>
/// <param name="Tool">Program and version.</param>
/// <param name="Vantage">Where it looked from, in the operator's words, and its resolvers.</param>
public sealed record Origin(string Tool, string Vantage)
{
    /// <summary>The keys that DNS answers were validated from, as <see cref="AnchorTexts"/>; null where none was
    /// validated.</summary>
    public IReadOnlyList<string>? Anchors { get; init; }
}

/// <summary>A file of the bundle.</summary>
/// <param name="Path">Relative, forward slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Its digest.</param>
public sealed record ManifestFile(string Path, long Size, Digest Sha256);
