using System.Text;
using Servanda.Mail.Messages;

namespace Servanda.Mail.Dkim;

/// <summary>Writes a header field in lines of at most 78 characters where that can be (RFC 5322 §2.1.1).</summary>
sealed class FoldedField
{
    const int MaxLine = 78, TabWidth = 8;

    readonly StringBuilder _text = new();
    readonly int _nameLength;
    int _column;

    public FoldedField(string name)
    {
        _nameLength = name.Length;
        _text.Append(name).Append(':');
        _column = name.Length + 1;
    }

    /// <summary>Adds a piece that stays whole, after a space or on a new line.</summary>
    public FoldedField Add(string piece)
    {
        if (_column + 1 + piece.Length > MaxLine)
            Fold();
        else
            Append(" ");
        Append(piece);
        return this;
    }

    /// <summary>Adds names joined by colons, which may be folded after each.</summary>
    public FoldedField AddNames(string tag, IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var piece = (i == 0 ? tag + "=" : "") + names[i] + (i + 1 < names.Count ? ":" : ";");
            if (i == 0)
                Add(piece);
            else
            {
                if (_column + piece.Length > MaxLine)
                    Fold();
                Append(piece);
            }
        }
        return this;
    }

    /// <summary>Adds text without blanks that may be folded anywhere.</summary>
    public FoldedField AddBreakable(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (_column >= MaxLine)
                Fold();
            var count = Math.Min(MaxLine - _column, text.Length - at);
            Append(text.Substring(at, count));
            at += count;
        }
        return this;
    }

    /// <summary>Ends with an empty b, signs what is written so far, and adds the signature and the last line end.</summary>
    public byte[] Sign(DkimSigningKey key, Func<HeaderField, Range, byte[]> hash)
    {
        Add("b=");
        var field = ToField();
        AddBreakable(Convert.ToBase64String(key.Sign(hash(field, field.Value.Length..))));
        return ToOctets();
    }

    public HeaderField ToField() => new(Encoding.UTF8.GetBytes(_text.ToString()), -1, _nameLength, _nameLength + 1);

    public byte[] ToOctets() => Encoding.UTF8.GetBytes(_text + "\r\n");

    void Fold()
    {
        _text.Append("\r\n\t");
        _column = TabWidth;
    }

    void Append(string text)
    {
        _text.Append(text);
        _column += text.Length;
    }
}
