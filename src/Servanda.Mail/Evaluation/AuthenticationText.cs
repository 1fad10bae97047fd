using System.Buffers;
using System.Text;
using Servanda.Core;

namespace Servanda.Mail.Evaluation;

/// <summary>A cursor over the value of an Authentication-Results field: words, quoted strings, and what lies between them
/// (RFC 8601 §2.2 on RFC 2045 §5.1 and RFC 5322 §3.2).</summary>
ref struct AuthenticationText(ReadOnlySpan<char> text, ProblemLog log)
{
    const int MaxDepth = 32;

    // A token of RFC 2045: no blanks, no controls, no tspecials.
    static readonly SearchValues<char> TokenEnds = SearchValues.Create(" \t\r\n()<>@,;:\\\"/[]?=");
    // A pvalue may hold an address or an address literal as well.
    static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n(;\"");

    readonly ReadOnlySpan<char> _text = text;

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position >= _text.Length;

    public readonly ReadOnlySpan<char> Rest => _text[Position..];

    public readonly bool IsAt(char c) => Position < _text.Length && _text[Position] == c;

    /// <summary>True for text that can stand without quotes as a value.</summary>
    public static bool IsToken(ReadOnlySpan<char> text) =>
        !text.IsEmpty && text.IndexOfAny(TokenEnds) < 0 && text.IndexOfAnyInRange('\0', ' ') < 0 && !text.Contains('\x7F');

    /// <summary>Passes over blanks, line ends and comments.</summary>
    public void SkipBlanks()
    {
        while (Position < _text.Length)
        {
            if (_text[Position] == '(')
                SkipComment();
            else if (_text[Position] is ' ' or '\t' or '\r' or '\n')
                Position++;
            else
                return;
        }
    }

    /// <summary>Takes this character; false, and nothing moved, when another stands here.</summary>
    public bool TryTake(char c)
    {
        if (!IsAt(c))
            return false;
        Position++;
        return true;
    }

    /// <summary>Takes a token or a quoted string, blanks before it passed over; null when there is neither.</summary>
    public string? TakeValue()
    {
        SkipBlanks();
        return IsAt('"') ? TakeQuoted() : TakeToken();
    }

    /// <summary>Takes a token; null when there is none.</summary>
    public string? TakeToken()
    {
        SkipBlanks();
        var length = Rest.IndexOfAny(TokenEnds) is >= 0 and var end ? end : Rest.Length;
        return length == 0 || !IsToken(Rest[..length]) ? null : Take(length);
    }

    /// <summary>Takes a keyword: letters, digits and hyphens (RFC 5321 §4.1.2 Keyword).</summary>
    public string? TakeKeyword()
    {
        SkipBlanks();
        var length = 0;
        while (length < Rest.Length && (char.IsAsciiLetterOrDigit(Rest[length]) || Rest[length] is '-' or '_'))
            length++;
        return length == 0 ? null : Take(length);
    }

    /// <summary>Takes the value of a property: a value, or an address whose local part may be quoted.</summary>
    public string? TakePropertyValue()
    {
        SkipBlanks();
        string? quoted = null;
        var start = Position;
        if (IsAt('"'))
        {
            quoted = TakeQuoted();
            if (quoted is null || !IsAt('@'))
                return quoted;
        }
        var length = Rest.IndexOfAny(ValueEnds) is >= 0 and var end ? end : Rest.Length;
        if (length == 0 || Rest[..length].IndexOfAnyInRange('\0', ' ') >= 0)
            return null;
        Position += length;
        return _text[start..Position].ToString();
    }

    /// <summary>Goes to the semicolon that ends this result, or to the end.</summary>
    public void SkipResult()
    {
        while (Position < _text.Length && _text[Position] != ';')
        {
            if (_text[Position] == '"')
                TakeQuoted();
            else if (_text[Position] == '(')
                SkipComment();
            else
                Position++;
        }
    }

    string Take(int length)
    {
        var taken = Rest[..length].ToString();
        Position += length;
        return taken;
    }

    string? TakeQuoted()
    {
        var start = Position++;
        var text = new StringBuilder();
        while (Position < _text.Length && _text[Position] != '"')
        {
            if (_text[Position] == '\\' && Position + 1 < _text.Length)
                Position++;
            // Folding is not part of what is quoted.
            if (_text[Position] is not ('\r' or '\n'))
                text.Append(_text[Position]);
            Position++;
        }
        if (!TryTake('"'))
        {
            log.Add(AuthenticationProblems.Unclosed.At(start));
            return null;
        }
        return text.ToString();
    }

    void SkipComment()
    {
        var (start, depth) = (Position, 0);
        for (; Position < _text.Length; Position++)
        {
            if (_text[Position] == '\\')
                Position++;
            else if (_text[Position] == '(' && ++depth > MaxDepth)
                break;
            else if (_text[Position] == ')' && --depth == 0)
            {
                Position++;
                return;
            }
        }
        log.Add(AuthenticationProblems.Unclosed.At(start));
        Position = _text.Length;
    }
}
