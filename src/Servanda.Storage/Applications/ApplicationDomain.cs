using Servanda.Accords;
using Servanda.Core.Names;

namespace Servanda.Storage.Applications;

/// <summary>A domain whose control is to be shown, and how far that is.</summary>
public sealed record ApplicationDomain
{
    /// <summary>The label below the domain where the TXT record is looked for.</summary>
    public const string RecordLabel = "_servanda-challenge";

    /// <summary>The path of the file that does as well.</summary>
    public const string FilePath = "/.well-known/servanda-verify.txt";

    /// <summary>The application.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The domain.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>What is to be published, random.</summary>
    public required string Token { get; init; }

    /// <summary>The text of the record and of the file.</summary>
    public string ExpectedText => $"servanda-verify={Token}";

    /// <summary>Where the record is looked for.</summary>
    public string RecordName => $"{RecordLabel}.{Domain}";

    /// <summary>Where the file is looked for.</summary>
    public string FileUrl => $"https://{Domain}{FilePath}";

    /// <summary>How it was shown; null while it was not.</summary>
    public ProofWay? Way { get; init; }

    /// <summary>When it was first shown; null while it was not.</summary>
    public DateTimeOffset? ProvenAt { get; init; }

    /// <summary>When somebody last looked; null before.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When desk and contact were told that the proof is gone; null while it is there.</summary>
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>How often in a row a look found no proof where there was one.</summary>
    public required int Misses { get; init; }

    /// <summary>What was seen last; null before the first look.</summary>
    public Text? Answer { get; init; }

    /// <summary>When the next look is due; null when nobody looks any more.</summary>
    public DateTimeOffset? NextCheckAt { get; init; }

    /// <summary>True when control was shown and not lost since.</summary>
    public bool IsProven => ProvenAt is not null && GoneAt is null;
}

/// <summary>How control of a domain is shown.</summary>
public enum ProofWay
{
    /// <summary>By a TXT record.</summary>
    Dns,
    /// <summary>By a file on its web server, over HTTPS.</summary>
    File,
}

/// <summary>What a look for a proof gave.</summary>
/// <param name="Way">Where it was found; null where it was not.</param>
/// <param name="IsSilent">Nothing was found, and at least one of the places could not be looked at: this says nothing.</param>
/// <param name="Words">What was seen, for people.</param>
public sealed record ProofLook(ProofWay? Way, bool IsSilent, Text Words);
