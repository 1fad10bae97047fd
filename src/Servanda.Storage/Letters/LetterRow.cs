using Servanda.Accords;

namespace Servanda.Storage.Letters;

/// <summary>A row of the table.</summary>
sealed record LetterRow
{
    public const string Columns = """
        id AS Id, recipient AS Recipient, language AS Language, subject AS Subject, body AS Body, state AS State,
        tries AS Tries, next_try_at AS NextTryAt, added_at AS AddedAt, sent_at AS SentAt, last_answer AS LastAnswer
        """;

    public string Id { get; init; } = "";

    public string Recipient { get; init; } = "";

    public string Language { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Body { get; init; } = "";

    public string State { get; init; } = "";

    public long Tries { get; init; }

    public long NextTryAt { get; init; }

    public long AddedAt { get; init; }

    public long? SentAt { get; init; }

    public string? LastAnswer { get; init; }

    public Letter Read() => new()
    {
        Id = Id,
        To = Recipient,
        Language = Language == Words.Id(Accords.Language.French) ? Accords.Language.French : Accords.Language.English,
        Subject = Subject,
        Body = Body,
        State = LetterWords.State(State),
        Tries = (int)Tries,
        NextTryAt = DateTimeOffset.FromUnixTimeSeconds(NextTryAt),
        AddedAt = DateTimeOffset.FromUnixTimeSeconds(AddedAt),
        SentAt = SentAt is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null,
        LastAnswer = LastAnswer,
    };
}
