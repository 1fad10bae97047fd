using Servanda.Core;

namespace Servanda.Storage.Measurement;

/// <summary>An assessment without its results.</summary>
public sealed record AssessmentHead
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Who was assessed.</summary>
    public required string Organisation { get; init; }

    /// <summary>Who may see it.</summary>
    public required AssessmentState State { get; init; }

    /// <summary>Why it is not public; null once it is.</summary>
    public HeldBecause? Held { get; init; }

    /// <summary>Names the rules and the catalogue that judged. What another method found is not to be compared.</summary>
    public required Digest Method { get; init; }

    /// <summary>The edition of the rules.</summary>
    public required string Edition { get; init; }

    /// <summary>How it came here.</summary>
    public required AssessmentSource Source { get; init; }

    /// <summary>Program and version.</summary>
    public required string Tool { get; init; }

    /// <summary>Where it looked from.</summary>
    public required string Vantage { get; init; }

    /// <summary>When the first look was made.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last look was made.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>When its notice period ends.</summary>
    public required DateTimeOffset PublishAfter { get; init; }

    /// <summary>When it became public; null while it is not.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Names its bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>Octets of the bundle.</summary>
    public required long BundleOctets { get; init; }

    /// <summary>How many findings it has.</summary>
    public required long Findings { get; init; }

    /// <summary>The number in the log's outbox of the leaf about its evidence; null until public.</summary>
    public long? Outbox { get; init; }
}
