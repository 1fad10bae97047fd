using System.Globalization;

namespace Servanda.Accords.Reading;

/// <summary>One thing wrong in a file that somebody wrote by hand: where, what, and what to do about it.</summary>
/// <param name="File">The file's path, as it was given.</param>
/// <param name="Line">From 1; 0 when it is the whole file.</param>
/// <param name="Column">In characters, from 1; 0 when it is the whole line.</param>
/// <param name="Code">Stable, dotted, lower case: <c>field.unknown</c>.</param>
/// <param name="Detail">The offending piece, shortened and made printable; null when the code says it all.</param>
public sealed record FileProblem(string File, int Line, int Column, string Code, string? Detail = null)
{
    /// <summary>What is wrong and what to do about it, in a sentence.</summary>
    public Text Message => ProblemTexts.For(Code, Detail);

    /// <summary>The form editors and terminals turn into a link: <c>file:line:column: message [code]</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{File}:{Line}:{Column}: {Message.En} [{Code}]");
}
