using Servanda.Accords;

namespace Servanda.Storage.Letters;

/// <summary>A letter as it is kept.</summary>
public sealed record Letter
{
    /// <summary>Random; its Message-ID is made of it.</summary>
    public required string Id { get; init; }

    /// <summary>Whom to.</summary>
    public required string To { get; init; }

    /// <summary>The language it is written in.</summary>
    public required Language Language { get; init; }

    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text; empty once it has left.</summary>
    public required string Body { get; init; }

    /// <summary>How far it is.</summary>
    public required LetterState State { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Tries { get; init; }

    /// <summary>When it is tried next.</summary>
    public required DateTimeOffset NextTryAt { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When the mail server took it; null before.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What the mail server said last, without the address; null when nothing.</summary>
    public string? LastAnswer { get; init; }
}
