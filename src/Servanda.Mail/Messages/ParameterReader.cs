using System.Globalization;
using System.Text;
using Servanda.Core;

namespace Servanda.Mail.Messages;

/// <summary>Reads a value followed by parameters: Content-Type and Content-Disposition (RFC 2045 §5.1, RFC 2183 §2),
/// with the continuations and charsets of RFC 2231. Tolerant: what cannot be read is told and passed over.</summary>
static class ParameterReader
{
    /// <summary>Parameters that are read of one field, pieces counted singly.</summary>
    const int MaxParameters = 100;

    /// <summary>The value in lower case, and the parameters.</summary>
    public static (string Value, Dictionary<string, string> Parameters) Read(string text, int offset, ProblemLog log)
    {
        var at = 0;
        var value = Token(text, ref at).ToLowerInvariant();
        var pieces = new SortedDictionary<(string Name, int Piece), (string Text, bool IsEncoded)>();
        while (SkipTo(text, ref at, ';'))
        {
            var name = Token(text, ref at).ToLowerInvariant();
            if (name.Length == 0 && IsDone(text, at))
                break;
            if (!SkipTo(text, ref at, '=') || name.Length == 0 || pieces.Count == MaxParameters)
            {
                log.Add(MessageProblems.Parameter.At(offset, name));
                if (pieces.Count == MaxParameters)
                    break;
                continue;
            }
            if (!pieces.TryAdd(Key(name, out var isEncoded), (Token(text, ref at), isEncoded)))
                log.Add(MessageProblems.Parameter.At(offset, name));
        }
        return (value, Joined(pieces));
    }

    /// <summary>name, name*, name*0, name*0* (RFC 2231 §3, §4.1); a plain name sorts before any piece.</summary>
    static (string, int) Key(string name, out bool isEncoded)
    {
        isEncoded = name.EndsWith('*');
        if (isEncoded)
            name = name[..^1];
        return name.IndexOf('*') is > 0 and var star
            && int.TryParse(name.AsSpan(star + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var piece)
            ? (name[..star], piece) : (name, -1);
    }

    static Dictionary<string, string> Joined(SortedDictionary<(string Name, int Piece), (string Text, bool IsEncoded)> pieces)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in pieces.GroupBy(one => one.Key.Name, one => one.Value))
        {
            if (!group.Any(one => one.IsEncoded))
            {
                parameters[group.Key] = string.Concat(group.Select(one => one.Text));
                continue;
            }
            using var octets = new MemoryStream();
            string? charset = null;
            foreach (var (text, isEncoded) in group)
            {
                var from = 0;
                if (isEncoded && charset is null && text.IndexOf('\'') is >= 0 and var first
                    && text.IndexOf('\'', first + 1) is >= 0 and var second)
                {
                    charset = text[..first];
                    from = second + 1;
                }
                Append(octets, text.AsSpan(from), isEncoded);
            }
            parameters[group.Key] = Charset.Decode(octets.GetBuffer().AsSpan(0, (int)octets.Length), charset);
        }
        return parameters;
    }

    static void Append(MemoryStream octets, ReadOnlySpan<char> text, bool isEncoded)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (isEncoded && text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                octets.WriteByte(octet);
                i += 2;
            }
            else if (char.IsAscii(text[i]))
                octets.WriteByte((byte)text[i]);
            else
                octets.Write(Encoding.UTF8.GetBytes(text[i].ToString()));
        }
    }

    /// <summary>A token or quoted string, comments before it skipped; empty when there is neither.</summary>
    static string Token(string text, ref int at)
    {
        SkipBlanks(text, ref at);
        if (at < text.Length && text[at] == '"')
        {
            var quoted = new StringBuilder();
            for (at++; at < text.Length && text[at] != '"'; at++)
            {
                if (text[at] == '\\' && at + 1 < text.Length)
                    at++;
                quoted.Append(text[at]);
            }
            at++;
            return quoted.ToString();
        }
        var from = at;
        while (at < text.Length && text[at] is not (';' or '=' or '"' or ' ' or '\t' or '('))
            at++;
        // Base64 boundaries are written without quotes by some: an equals sign belongs to a value that has begun.
        while (from > 0 && text[from - 1] == '=' && at < text.Length && text[at] is not (';' or ' ' or '\t' or '"'))
            at++;
        return text[from..at];
    }

    /// <summary>Moves past the next such character, over whatever stands before it; false when there is none before the
    /// next semicolon.</summary>
    static bool SkipTo(string text, ref int at, char wanted)
    {
        while (true)
        {
            SkipBlanks(text, ref at);
            if (at >= text.Length || (text[at] == ';' && wanted != ';'))
                return false;
            if (text[at++] == wanted)
                return true;
        }
    }

    static void SkipBlanks(string text, ref int at)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] == '(')
                depth++;
            else if (text[at] == ')' && depth > 0)
                depth--;
            else if (depth == 0 && text[at] is not (' ' or '\t'))
                return;
        }
    }

    static bool IsDone(string text, int at)
    {
        SkipBlanks(text, ref at);
        return at >= text.Length;
    }
}
