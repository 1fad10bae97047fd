using System.Globalization;
using System.Text;

namespace Servanda.Core.Json;

/// <summary>Undoes the escapes of a JSON string whose syntax was checked already (RFC 8259 §7).</summary>
static class JsonEscapes
{
    /// <summary>The text, with U+FFFD for each lone surrogate; <paramref name="lone"/> is where in the escaped bytes the
    /// first of them stands, or -1.</summary>
    public static string Undo(ReadOnlySpan<byte> escaped, out int lone)
    {
        lone = -1;
        var text = new StringBuilder(escaped.Length);
        for (var at = 0; at < escaped.Length;)
        {
            var run = escaped[at..].IndexOf((byte)'\\');
            if (run != 0)
            {
                var plain = escaped.Slice(at, run < 0 ? escaped.Length - at : run);
                text.Append(Encoding.UTF8.GetString(plain));
                at += plain.Length;
                continue;
            }
            if (escaped[at + 1] != 'u')
            {
                text.Append(Short(escaped[at + 1]));
                at += 2;
                continue;
            }
            var unit = Unit(escaped, at);
            if (char.IsHighSurrogate(unit) && at + 12 <= escaped.Length && escaped[at + 6] == '\\' &&
                escaped[at + 7] == 'u' && char.IsLowSurrogate(Unit(escaped, at + 6)))
            {
                text.Append(unit).Append(Unit(escaped, at + 6));
                at += 12;
                continue;
            }
            if (char.IsSurrogate(unit) && lone < 0)
                lone = at;
            text.Append(char.IsSurrogate(unit) ? '\uFFFD' : unit);
            at += 6;
        }
        return text.ToString();
    }

    static char Unit(ReadOnlySpan<byte> escaped, int at) =>
        (char)ushort.Parse(escaped.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    static char Short(byte letter) => letter switch
    {
        (byte)'b' => '\b',
        (byte)'t' => '\t',
        (byte)'n' => '\n',
        (byte)'f' => '\f',
        (byte)'r' => '\r',
        _ => (char)letter,
    };
}
