using System.Text.Json;
using System.Text.Json.Serialization;

namespace Servanda.Storage.Accounts;

/// <summary>Everything kept about one person, as it is given to them (GDPR articles 15 and 20). Secrets are left out, which say
/// nothing about anybody and would let a finder in.</summary>
public sealed record PersonalFile
{
    /// <summary>The address it is about.</summary>
    public required string Mail { get; init; }

    /// <summary>When it was put together.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The account; null where there is none.</summary>
    public PersonalAccount? Account { get; init; }

    /// <summary>Passkeys, by name and day.</summary>
    public IReadOnlyList<PersonalPasskey> Passkeys { get; init; } = [];

    /// <summary>Sessions that were not ended.</summary>
    public IReadOnlyList<PersonalSession> Sessions { get; init; } = [];

    /// <summary>What happened to the account.</summary>
    public IReadOnlyList<PersonalEvent> Events { get; init; } = [];

    /// <summary>What the person did at the desk.</summary>
    public IReadOnlyList<PersonalEvent> DeskEvents { get; init; } = [];

    /// <summary>Applications with the person as their contact.</summary>
    public IReadOnlyList<PersonalApplication> Applications { get; init; } = [];

    /// <summary>Replies to findings that the person wrote for an organisation.</summary>
    public IReadOnlyList<PersonalWriting> Replies { get; init; } = [];

    /// <summary>Attestations that the person made for an organisation.</summary>
    public IReadOnlyList<PersonalWriting> Attestations { get; init; } = [];

    /// <summary>What the person said about showing an organisation's mail figures.</summary>
    public IReadOnlyList<PersonalConsent> MailConsents { get; init; } = [];

    /// <summary>Texts that have the person's name or address in them, whoever wrote them.</summary>
    public IReadOnlyList<PersonalMention> NamedIn { get; init; } = [];

    /// <summary>Letters to the person, without their text, which goes when they have left.</summary>
    public IReadOnlyList<PersonalLetter> Letters { get; init; } = [];

    /// <summary>As JSON, indented for people.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, PersonalJson.Default.PersonalFile);
}

/// <summary>An account without its secrets.</summary>
public sealed record PersonalAccount(
    string Id, string Mail, string Name, string Role, string? Organisation, string Language, bool HasPassword, DateTimeOffset MadeAt,
    DateOnly? LastSignIn);

/// <summary>A passkey.</summary>
public sealed record PersonalPasskey(string Name, DateTimeOffset MadeAt);

/// <summary>A session.</summary>
public sealed record PersonalSession(string Agent, DateTimeOffset BegunAt, DateTimeOffset SeenAt);

/// <summary>Something that happened.</summary>
public sealed record PersonalEvent(string What, DateTimeOffset At, string? Detail);

/// <summary>An application's personal part.</summary>
public sealed record PersonalApplication(
    string Id, string Kind, string State, string Accord, string Organisation, string ContactName, string Statement, DateTimeOffset At);

/// <summary>What a person wrote about a control.</summary>
public sealed record PersonalWriting(string Control, string Text, DateTimeOffset At);

/// <summary>Whether mail figures may be shown, as a person said for an organisation.</summary>
public sealed record PersonalConsent(string Organisation, bool IsGiven, DateTimeOffset At);

/// <summary>A text that names a person: the table it is in, and the text.</summary>
public sealed record PersonalMention(string Where, string Text);

/// <summary>A letter.</summary>
public sealed record PersonalLetter(string Subject, string State, DateTimeOffset At);

/// <summary>The file as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(PersonalFile))]
sealed partial class PersonalJson : JsonSerializerContext;
