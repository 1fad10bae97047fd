using System.Text;
using Servanda.Core;

namespace Servanda.Mail.Dkim;

/// <summary>The tags of a signature's header field (RFC 6376 §3.2). Names and values are compared in their case.</summary>
ref struct SignatureTags(ReadOnlySpan<char> text, ProblemLog log)
{
    /// <summary>Octets of a field value that are read.</summary>
    public const int MaxOctets = 64 * 1024;

    /// <summary>Tags that are read.</summary>
    public const int MaxTags = 64;

    readonly ReadOnlySpan<char> _text = text;
    readonly List<(int Name, int NameLength, int Value, int ValueLength)> _tags = new(16);

    /// <summary>True when the list as such is broken.</summary>
    public bool IsBroken { get; private set; }

    public void Read()
    {
        foreach (var tag in new TagList(_text))
        {
            if (tag.IsEmpty || !tag.HasEquals || !IsName(tag.Name))
                Break(DkimSignatureProblems.Tag.At(tag.Offset, tag.Name));
            else if (_tags.Count == MaxTags)
            {
                Break(DkimSignatureProblems.Size.At(tag.Offset));
                return;
            }
            else if (TryGet(tag.Name, out _, out _))
                Break(DkimSignatureProblems.TagRepeated.At(tag.Offset, tag.Name));
            else
                _tags.Add((tag.Offset, tag.Name.Length, tag.ValueOffset, tag.Value.Length));
        }
    }

    public readonly bool TryGet(ReadOnlySpan<char> name, out ReadOnlySpan<char> value, out int offset)
    {
        foreach (var tag in _tags)
        {
            if (!_text.Slice(tag.Name, tag.NameLength).SequenceEqual(name))
                continue;
            value = _text.Slice(tag.Value, tag.ValueLength);
            offset = tag.Value;
            return true;
        }
        value = default;
        offset = _text.Length;
        return false;
    }

    /// <summary>The value of a tag that has to be there; told when it is not.</summary>
    public bool TryRequire(string name, out ReadOnlySpan<char> value, out int offset)
    {
        if (TryGet(name, out value, out offset))
            return true;
        Break(DkimSignatureProblems.Missing.At(offset, name));
        return false;
    }

    /// <summary>The octets of a tag in base64, blanks within left out (§3.2); null and told when it is none.</summary>
    public byte[]? RequireBase64(string name)
    {
        if (!TryRequire(name, out var value, out var offset))
            return null;
        if (!value.IsEmpty && Base64Text.Decode(value) is { Length: > 0 } octets)
            return octets;
        Break(DkimSignatureProblems.Base64.At(offset, value));
        return null;
    }

    /// <summary>The number of a tag; null when it is not there, or told when it is none (§3.5: up to 76 digits).</summary>
    public long? Number(string name)
    {
        const int MaxDigits = 76;
        if (!TryGet(name, out var value, out var offset))
            return null;
        if (value.IsEmpty || value.Length > MaxDigits || value.ContainsAnyExceptInRange('0', '9'))
        {
            Break(DkimSignatureProblems.Number.At(offset, value));
            return null;
        }
        long number = 0;
        foreach (var digit in value)
            number = number > (long.MaxValue - 9) / 10 ? long.MaxValue : number * 10 + (digit - '0');
        return number;
    }

    /// <summary>Where the value of b stands with the blanks around it, from after the equals sign to before the semicolon.</summary>
    public readonly Range RangeOf(string name)
    {
        TryGet(name, out _, out var offset);
        var from = _text[..offset].LastIndexOf('=') + 1;
        var length = _text[from..].IndexOf(';');
        return from..(length < 0 ? _text.Length : from + length);
    }

    public void Break(Problem problem)
    {
        log.Add(problem);
        IsBroken = true;
    }

    /// <summary>The value of a field, one character for each octet; null when it is too long.</summary>
    public static string? Text(ReadOnlySpan<byte> value) =>
        value.Length > MaxOctets ? null : Encoding.Latin1.GetString(value);

    static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !char.IsAsciiLetter(name[0]))
            return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
                return false;
        }
        return true;
    }
}
