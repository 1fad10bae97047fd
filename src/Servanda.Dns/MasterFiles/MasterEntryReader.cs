using Servanda.Core;

namespace Servanda.Dns.MasterFiles;

/// <summary>Splits a master file into entries: words on a line, or on several within parentheses (RFC 1035 §5.1).</summary>
sealed class MasterEntryReader(ReadOnlyMemory<byte> file, ProblemLog log)
{
    const int MaxTokens = 64 * 1024;

    int _at;

    /// <summary>The words of the entry just read.</summary>
    public List<MasterToken> Tokens { get; } = [];

    /// <summary>True when the entry begins with a blank: its owner is that of the entry before.</summary>
    public bool StartsBlank { get; private set; }

    /// <summary>True when the entry just read is broken, which is noted.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Reads the next entry that is not empty; false at the end.</summary>
    public bool MoveNext()
    {
        while (_at < file.Length)
        {
            ReadEntry();
            if (Tokens.Count > 0 || IsBroken)
                return true;
        }
        return false;
    }

    void ReadEntry()
    {
        Tokens.Clear();
        IsBroken = false;
        var text = file.Span;
        StartsBlank = text[_at] is (byte)' ' or (byte)'\t';
        var (start, depth) = (_at, 0);
        while (_at < text.Length)
        {
            switch (text[_at])
            {
                case (byte)'\n' when depth == 0:
                    _at++;
                    return;
                case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n':
                    _at++;
                    break;
                case (byte)';':
                    _at = text[_at..].IndexOf((byte)'\n') is >= 0 and var end ? _at + end : text.Length;
                    break;
                case (byte)'(':
                    depth++;
                    _at++;
                    break;
                case (byte)')':
                    if (depth-- == 0)
                        Break(MasterFileProblems.Unbalanced.At(_at));
                    depth = Math.Max(depth, 0);
                    _at++;
                    break;
                default:
                    ReadToken();
                    break;
            }
        }
        if (depth > 0)
            Break(MasterFileProblems.Unbalanced.At(start));
    }

    void ReadToken()
    {
        var text = file.Span;
        var isQuoted = text[_at] == '"';
        var start = isQuoted ? ++_at : _at;
        while (_at < text.Length && !Ends(text[_at], isQuoted))
            _at += text[_at] == '\\' && _at + 1 < text.Length ? 2 : 1;
        if (Tokens.Count == MaxTokens)
            Break(MasterFileProblems.Size.At(start));
        else
            Tokens.Add(new(start, file[start.._at], isQuoted));
        if (!isQuoted)
            return;
        if (_at == text.Length)
            Break(MasterFileProblems.Unbalanced.At(start - 1));
        else
            _at++;
    }

    void Break(Problem problem)
    {
        if (!IsBroken)
            log.Add(problem);
        IsBroken = true;
    }

    static bool Ends(byte octet, bool isQuoted) => isQuoted
        ? octet == '"'
        : octet is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)';' or (byte)'(' or (byte)')' or (byte)'"';
}
