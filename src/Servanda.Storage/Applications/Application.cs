using Servanda.Accords;
using Servanda.Core.Names;
using Servanda.Storage.Letters;

namespace Servanda.Storage.Applications;

/// <summary>What somebody asks of the register, and how far it is.</summary>
public sealed record Application
{
    /// <summary>Random: who knows it sees the state of it.</summary>
    public required string Id { get; init; }

    /// <summary>Its place in the order of arrival, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>What it asks for.</summary>
    public required ApplicationKind Kind { get; init; }

    /// <summary>How far it is.</summary>
    public required ApplicationState State { get; init; }

    /// <summary>The accord.</summary>
    public required string AccordId { get; init; }

    /// <summary>The version signed; null where none is named.</summary>
    public string? Version { get; init; }

    /// <summary>The organisation of the register; null while it is not known, or not in it yet.</summary>
    public string? OrganisationId { get; init; }

    /// <summary>Who takes its place, for a succession; null otherwise.</summary>
    public string? SuccessorId { get; init; }

    /// <summary>How, for a succession: merger, renaming or split, as the register writes it; null otherwise.</summary>
    public string? Succession { get; init; }

    /// <summary>The signature to be changed; null for a new one and for a succession.</summary>
    public string? SignatureId { get; init; }

    /// <summary>The number of the state of that signature this was asked on; null where it does not matter.</summary>
    public int? SignatureState { get; init; }

    /// <summary>The organisation's name, as it is to stand in the register.</summary>
    public required string Name { get; init; }

    /// <summary>One of the accord's types of signatory; null where it has one only.</summary>
    public string? Category { get; init; }

    /// <summary>ISO 3166-1 alpha-3; null when not said.</summary>
    public string? Country { get; init; }

    /// <summary>Personal; empty once erased.</summary>
    public required string ContactName { get; init; }

    /// <summary>Personal; empty once erased, and where the desk asked itself.</summary>
    public required string ContactMail { get; init; }

    /// <summary>By what authority, or why.</summary>
    public required string Statement { get; init; }

    /// <summary>The language to write to the contact in.</summary>
    public required Language Language { get; init; }

    /// <summary>The account that approved first; null before.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The day that counts, as <see cref="Servanda.Accords.Registers.PartialDate"/> writes it; null for the day of
    /// publication.</summary>
    public string? EffectiveOn { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When its state last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>True when nothing more can happen to it.</summary>
    public bool IsOver => State switch
    {
        ApplicationState.Published or ApplicationState.Refused or ApplicationState.TakenBack => true,
        ApplicationState.Unconfirmed or ApplicationState.Confirmed or ApplicationState.InReview or ApplicationState.Returned
            or ApplicationState.Approved => false,
    };
}

/// <summary>What a form, a workspace or the desk asks for.</summary>
public sealed record ApplicationDraft
{
    /// <summary>What it asks for.</summary>
    public required ApplicationKind Kind { get; init; }

    /// <summary>The accord.</summary>
    public required string AccordId { get; init; }

    /// <summary>The version signed; null where none is named.</summary>
    public string? Version { get; init; }

    /// <summary>The organisation of the register; null where it is not known.</summary>
    public string? OrganisationId { get; init; }

    /// <summary>Who takes its place, for a succession.</summary>
    public string? SuccessorId { get; init; }

    /// <summary>How, for a succession: merger, renaming or split.</summary>
    public string? Succession { get; init; }

    /// <summary>The signature to be changed.</summary>
    public string? SignatureId { get; init; }

    /// <summary>The number of its state that was looked at.</summary>
    public int? SignatureState { get; init; }

    /// <summary>The organisation's name.</summary>
    public required string Name { get; init; }

    /// <summary>One of the accord's types of signatory.</summary>
    public string? Category { get; init; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>Whom to write to.</summary>
    public string ContactName { get; init; } = "";

    /// <summary>Where to write; null where the desk asks itself.</summary>
    public MailAddress? ContactMail { get; init; }

    /// <summary>By what authority, or why.</summary>
    public required string Statement { get; init; }

    /// <summary>The language to write in.</summary>
    public required Language Language { get; init; }

    /// <summary>The domains whose control is to be shown, 20 at the most.</summary>
    public IReadOnlyList<DomainName> Domains { get; init; } = [];

    /// <summary>The day that counts; null for the day of publication.</summary>
    public string? EffectiveOn { get; init; }

    /// <summary>Of the form: the same sent twice makes one application.</summary>
    public required string OnceKey { get; init; }

    /// <summary>Domains at the most.</summary>
    public const int MaxDomains = 20;
}
