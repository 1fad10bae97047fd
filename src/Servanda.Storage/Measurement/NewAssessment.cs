using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;
using Servanda.Core;

namespace Servanda.Storage.Measurement;

/// <summary>An assessment to be kept: the verdict, what it rests on, and the bundle that lets anybody repeat it.</summary>
public sealed record NewAssessment
{
    /// <summary>The verdict.</summary>
    public required Scorecard Scorecard { get; init; }

    /// <summary>Every finding, in the order of the rules.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Every look, in its order.</summary>
    public required IReadOnlyList<ObservationNote> Observations { get; init; }

    /// <summary>What judged.</summary>
    public required MeasurementMethod Method { get; init; }

    /// <summary>How it came here.</summary>
    public required AssessmentSource Source { get; init; }

    /// <summary>Program and version.</summary>
    public required string Tool { get; init; }

    /// <summary>Where it looked from.</summary>
    public required string Vantage { get; init; }

    /// <summary>The bundle, a zip.</summary>
    public required ReadOnlyMemory<byte> Bundle { get; init; }

    /// <summary>SHA-256 of the bundle's <c>manifest.json</c>.</summary>
    public required Digest Manifest { get; init; }

    /// <summary>How many files the manifest names.</summary>
    public required long Files { get; init; }
}

/// <summary>A look: what at, when, by which way, and what it gave. The octets are in the bundle.</summary>
/// <param name="Subject">What was looked at, as the bundle writes it.</param>
/// <param name="IsSecond">Whether it is of the second look, after something failed.</param>
/// <param name="At">When.</param>
/// <param name="Via">The way; empty when nothing was reached.</param>
/// <param name="Digest">Names what was seen; null where nothing was.</param>
/// <param name="Outcome"><see cref="Seen"/>, or why nothing was seen.</param>
/// <param name="Length">Octets seen.</param>
public sealed record ObservationNote(
    string Subject, bool IsSecond, DateTimeOffset At, string Via, Digest? Digest, string Outcome, long Length)
{
    /// <summary>The outcome where something was seen.</summary>
    public const string Seen = "seen";
}

/// <summary>What keeping an assessment gave.</summary>
/// <param name="Id">Its id, which cannot be guessed.</param>
/// <param name="IsNew">False where the same bundle had been kept before.</param>
/// <param name="IsConfirmed">False where it finds unmet what no other assessment has found so: look again soon.</param>
public readonly record struct KeptAssessment(string Id, bool IsNew, bool IsConfirmed);
