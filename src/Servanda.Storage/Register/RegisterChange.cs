using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Core;

namespace Servanda.Storage.Register;

/// <summary>One change of the register, as anybody may read it: without who made it.</summary>
public sealed record RegisterChange
{
    /// <summary>From 1, without gaps, in the order they were made.</summary>
    public required long Number { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it did.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Whom it is about; null for an accord, or a list of many.</summary>
    public string? OrganisationId { get; init; }

    /// <summary>The accord; null where it is about none.</summary>
    public string? AccordId { get; init; }

    /// <summary>The signature; null where it is about none.</summary>
    public string? SignatureId { get; init; }

    /// <summary>Why, for the public; null when none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The earlier change that this one puts right; null when it puts none right.</summary>
    public long? Corrects { get; init; }

    /// <summary>The leaf that records it, by its number in the outbox of the log; null where it has none.</summary>
    public long? Leaf { get; init; }
}

/// <summary>A list that was imported, as it was on that day: asserted by its source.</summary>
public sealed record RegisterBaseline
{
    /// <summary>The register, <c>pc</c>; <c>organisations</c> for the list of organisations.</summary>
    public required string RegisterId { get; init; }

    /// <summary>SHA-256 of the list.</summary>
    public required Digest List { get; init; }

    /// <summary>The accord its rows sign; null for the list of organisations.</summary>
    public string? AccordId { get; init; }

    /// <summary>How many rows it has.</summary>
    public required long Rows { get; init; }

    /// <summary>True when the source lists everyone; false when it names only some.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>What the list is.</summary>
    public required Text Title { get; init; }

    /// <summary>What to beware of in it; null when there is nothing.</summary>
    public Text? Caution { get; init; }

    /// <summary>Where it was taken from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The change that imported it.</summary>
    public required long Change { get; init; }
}

/// <summary>A version of an accord's text in one language.</summary>
public sealed record AccordVersion
{
    /// <summary>The accord.</summary>
    public required string AccordId { get; init; }

    /// <summary>The version, such as the year of the text.</summary>
    public required string Version { get; init; }

    /// <summary>The language of this text.</summary>
    public required Language Language { get; init; }

    /// <summary>The title it has.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of the text as it was published; null where we do not hold it.</summary>
    public Digest? Text { get; init; }

    /// <summary>Since when it holds; null when its source does not say.</summary>
    public PartialDate? Effective { get; init; }

    /// <summary>Who says so.</summary>
    public required string Source { get; init; }

    /// <summary>The change that brought it.</summary>
    public required long Change { get; init; }
}
