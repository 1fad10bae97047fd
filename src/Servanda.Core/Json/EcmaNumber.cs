using System.Globalization;

namespace Servanda.Core.Json;

/// <summary>Writes a double as ECMAScript does (ECMA-262 Number::toString, which RFC 8785 §3.2.2.3 prescribes).</summary>
static class EcmaNumber
{
    /// <summary>Characters the longest form takes: sign, 17 digits, point, zeros or exponent.</summary>
    public const int MaxLength = 32;

    const int MaxDigits = 17;

    /// <summary>Writes a finite number into at least <see cref="MaxLength"/> bytes and returns the count written.</summary>
    public static int Write(double value, Span<byte> into)
    {
        if (value == 0)
        {
            into[0] = (byte)'0';
            return 1;
        }
        Span<byte> digits = stackalloc byte[MaxDigits];
        var (count, point) = Shortest(Math.Abs(value), digits);
        digits = digits[..count];
        var at = 0;
        if (value < 0)
            into[at++] = (byte)'-';
        return at + Place(digits, point, into[at..]);
    }

    /// <summary>Puts the point: n digits whose value is 0.d1d2… x 10^point.</summary>
    static int Place(ReadOnlySpan<byte> digits, int point, Span<byte> into)
    {
        var count = digits.Length;
        switch (point)
        {
            case > 0 and <= 21 when count <= point:
                digits.CopyTo(into);
                into[count..point].Fill((byte)'0');
                return point;
            case > 0 and <= 21:
                digits[..point].CopyTo(into);
                into[point] = (byte)'.';
                digits[point..].CopyTo(into[(point + 1)..]);
                return count + 1;
            case > -6 and <= 0:
                "0."u8.CopyTo(into);
                into.Slice(2, -point).Fill((byte)'0');
                digits.CopyTo(into[(2 - point)..]);
                return 2 - point + count;
            default:
                return Exponent(digits, point - 1, into);
        }
    }

    static int Exponent(ReadOnlySpan<byte> digits, int exponent, Span<byte> into)
    {
        var at = 0;
        into[at++] = digits[0];
        if (digits.Length > 1)
        {
            into[at++] = (byte)'.';
            digits[1..].CopyTo(into[at..]);
            at += digits.Length - 1;
        }
        into[at++] = (byte)'e';
        into[at++] = exponent < 0 ? (byte)'-' : (byte)'+';
        Math.Abs(exponent).TryFormat(into[at..], out var written, provider: CultureInfo.InvariantCulture);
        return at + written;
    }

    /// <summary>The fewest digits that read back as the number (the runtime's round-trip form holds exactly those).</summary>
    static (int Count, int Point) Shortest(double value, Span<byte> digits)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        text = text[..length];
        var exponent = 0;
        if (text.IndexOf((byte)'E') is >= 0 and var mark)
        {
            exponent = int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..mark];
        }
        var whole = text.IndexOf((byte)'.') is >= 0 and var dot ? dot : text.Length;
        var count = 0;
        var leading = 0;
        foreach (var c in text)
        {
            if (c == '.')
                continue;
            if (count == 0 && c == '0')
                leading++;
            else if (count < MaxDigits)
                digits[count++] = c;
        }
        while (digits[count - 1] == '0')
            count--;
        return (count, whole - leading + exponent);
    }
}
