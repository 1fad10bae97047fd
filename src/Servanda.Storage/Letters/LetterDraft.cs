using Servanda.Accords;

namespace Servanda.Storage.Letters;

/// <summary>A letter to be sent: plain text, no tracking.</summary>
/// <param name="To">Whom to.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text, lines ended by <c>\n</c>; emptied once it has left.</param>
/// <param name="OnceKey">Whoever writes the same letter again gives the same key, and it goes once: <c>confirm:ID</c>.</param>
public sealed record LetterDraft(MailAddress To, Language Language, string Subject, string Body, string OnceKey)
{
    /// <summary>Characters of a subject at the most.</summary>
    public const int MaxSubject = 200;

    /// <summary>Characters of a body at the most.</summary>
    public const int MaxBody = 64 * 1024;
}
