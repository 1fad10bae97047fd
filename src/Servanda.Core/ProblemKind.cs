using System.Globalization;
using System.Text;

namespace Servanda.Core;

/// <summary>
/// A problem that a reader knows how to find: its stable code and the clause broken. Each reader keeps its kinds in one
/// file with a list <c>All</c>, so that words can be attached to every code.
/// </summary>
/// <param name="Code">Stable, dotted, lower case: <c>spf.redirect.repeated</c>.</param>
/// <param name="Clause">The clause broken: <c>RFC 7208 §6.1</c>.</param>
public sealed record ProblemKind(string Code, string Clause)
{
    /// <summary>Characters of the input a detail shows at the most, before escaping.</summary>
    public const int MaxDetail = 60;

    /// <summary>The problem at this offset, where the code says it all.</summary>
    public Problem At(int offset) => new(Code, offset, Clause);

    /// <summary>The problem at this offset, with the offending piece made short and printable.</summary>
    public Problem At(int offset, ReadOnlySpan<char> piece) => new(Code, offset, Clause, Printable(piece));

    /// <summary>The problem at this offset, with the offending octets made short and printable.</summary>
    public Problem At(int offset, ReadOnlySpan<byte> piece) =>
        new(Code, offset, Clause, Printable(Encoding.Latin1.GetString(piece[..Math.Min(piece.Length, MaxDetail + 1)])));

    // Only ASCII stands as it is: a detail is shown in terminals and pages, where direction marks and the like do harm.
    static string Printable(ReadOnlySpan<char> piece)
    {
        var shown = piece[..Math.Min(piece.Length, MaxDetail)];
        if (shown.Length == piece.Length && shown.IndexOfAnyExceptInRange(' ', '~') < 0)
            return piece.ToString();
        var text = new StringBuilder(shown.Length + 8);
        foreach (var c in shown)
        {
            if (c is >= ' ' and <= '~')
                text.Append(c);
            else
                text.Append(CultureInfo.InvariantCulture, $"<{(int)c:X2}>");
        }
        return piece.Length > shown.Length ? text.Append("...").ToString() : text.ToString();
    }
}
