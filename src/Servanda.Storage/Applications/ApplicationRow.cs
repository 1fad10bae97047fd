using Servanda.Accords;

namespace Servanda.Storage.Applications;

/// <summary>A row of the table.</summary>
sealed record ApplicationRow
{
    public const string Columns = """
        id AS Id, number AS Number, kind AS Kind, state AS State, accord AS Accord, version AS Version,
        organisation AS Organisation, successor AS Successor, succession AS Succession, signature AS Signature,
        signature_state AS SignatureState, name AS Name, category AS Category, country AS Country,
        contact_name AS ContactName, contact_mail AS ContactMail, statement AS Statement, language AS Language,
        decided_by AS DecidedBy, effective_on AS EffectiveOn, added_at AS AddedAt, changed_at AS ChangedAt
        """;

    public string Id { get; init; } = "";

    public long Number { get; init; }

    public string Kind { get; init; } = "";

    public string State { get; init; } = "";

    public string Accord { get; init; } = "";

    public string? Version { get; init; }

    public string? Organisation { get; init; }

    public string? Successor { get; init; }

    public string? Succession { get; init; }

    public string? Signature { get; init; }

    public long? SignatureState { get; init; }

    public string Name { get; init; } = "";

    public string? Category { get; init; }

    public string? Country { get; init; }

    public string ContactName { get; init; } = "";

    public string ContactMail { get; init; } = "";

    public string Statement { get; init; } = "";

    public string Language { get; init; } = "";

    public string? DecidedBy { get; init; }

    public string? EffectiveOn { get; init; }

    public long AddedAt { get; init; }

    public long ChangedAt { get; init; }

    public Application Read() => new()
    {
        Id = Id,
        Number = Number,
        Kind = ApplicationWords.FindKind(Kind) ?? throw new StorageException($"An application's kind is no word of ours: {Kind}."),
        State = ApplicationWords.FindState(State) ?? throw new StorageException($"An application's state is no word of ours: {State}."),
        AccordId = Accord,
        Version = Version,
        OrganisationId = Organisation,
        SuccessorId = Successor,
        Succession = Succession,
        SignatureId = Signature,
        SignatureState = (int?)SignatureState,
        Name = Name,
        Category = Category,
        Country = Country,
        ContactName = ContactName,
        ContactMail = ContactMail,
        Statement = Statement,
        Language = Language == Words.Id(Accords.Language.French) ? Accords.Language.French : Accords.Language.English,
        DecidedBy = DecidedBy,
        EffectiveOn = EffectiveOn,
        AddedAt = DateTimeOffset.FromUnixTimeSeconds(AddedAt),
        ChangedAt = DateTimeOffset.FromUnixTimeSeconds(ChangedAt),
    };
}
