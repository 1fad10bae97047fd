using System.Buffers;
using System.Text;

namespace Servanda.Core.Json;

/// <summary>
/// The JSON Canonicalization Scheme (RFC 8785): one value, one sequence of bytes. What is hashed is written once this
/// way; whoever checks a hash hashes the stored bytes and never writes them again.
/// </summary>
public static class CanonicalJson
{
    static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    /// <summary>The canonical bytes, floating-point numbers included (RFC 8785 §3.2).</summary>
    public static byte[] Write(JsonItem item)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(item, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The canonical bytes, appended to a buffer.</summary>
    public static void Write(JsonItem item, IBufferWriter<byte> buffer)
    {
        switch (item)
        {
            case JsonItem.Object members:
                WriteObject(members, buffer);
                break;
            case JsonItem.Array { Values: var values }:
                WriteArray(values, buffer);
                break;
            case JsonItem.Text { Value: var text }:
                WriteText(text, buffer);
                break;
            case JsonItem.Number { Value: var number }:
                buffer.Advance(EcmaNumber.Write(number, buffer.GetSpan(EcmaNumber.MaxLength)));
                break;
            case JsonItem.Truth { Value: var truth }:
                buffer.Write(truth ? "true"u8 : "false"u8);
                break;
            default:
                buffer.Write("null"u8);
                break;
        }
    }

    /// <summary>
    /// The canonical bytes of a document Servanda hashes or signs: the numbers in it are whole and within
    /// <see cref="JsonItem.MaxInteger"/>, so that no reader in any language can see another value.
    /// </summary>
    /// <exception cref="ArgumentException">A number is not whole or too large.</exception>
    public static byte[] WriteHashed(JsonItem item) =>
        HasLossyNumber(item)
            ? throw new ArgumentException("A document that is hashed holds whole numbers only.", nameof(item))
            : Write(item);

    /// <summary>The canonical form of a JSON text; no value where the text has any problem.</summary>
    public static Parsed<byte[]> Canonicalise(ReadOnlySpan<byte> json)
    {
        var read = StrictJson.Read(json);
        return new(read is { IsClean: true, Value: { } item } ? Write(item) : null, read.Problems);
    }

    static bool HasLossyNumber(JsonItem item) =>
        item is JsonItem.Number { Integer: null } || item.Items.Any(HasLossyNumber) ||
        item.Members.Any(member => HasLossyNumber(member.Value));

    static void WriteObject(JsonItem.Object members, IBufferWriter<byte> buffer)
    {
        var separator = "{"u8;
        // Keys go by their UTF-16 code units (RFC 8785 §3.2.3), which is what an ordinal comparison does.
        foreach (var (key, value) in members.Values.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            buffer.Write(separator);
            WriteText(key, buffer);
            buffer.Write(":"u8);
            Write(value, buffer);
            separator = ","u8;
        }
        buffer.Write(members.Values.Count == 0 ? "{}"u8 : "}"u8);
    }

    static void WriteArray(IReadOnlyList<JsonItem> values, IBufferWriter<byte> buffer)
    {
        buffer.Write("["u8);
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
                buffer.Write(","u8);
            Write(values[i], buffer);
        }
        buffer.Write("]"u8);
    }

    static void WriteText(ReadOnlySpan<char> text, IBufferWriter<byte> buffer)
    {
        buffer.Write("\""u8);
        while (text.IndexOfAny(Escaped) is >= 0 and var at)
        {
            Encoding.UTF8.GetBytes(text[..at], buffer);
            WriteEscape(text[at], buffer);
            text = text[(at + 1)..];
        }
        Encoding.UTF8.GetBytes(text, buffer);
        buffer.Write("\""u8);
    }

    /// <summary>The shortest escape of RFC 8259 §7, else four lower-case hexadecimal digits (RFC 8785 §3.2.2.2).</summary>
    static void WriteEscape(char c, IBufferWriter<byte> buffer)
    {
        var hex = "0123456789abcdef"u8;
        buffer.Write(c switch
        {
            '\b' => "\\b"u8,
            '\t' => "\\t"u8,
            '\n' => "\\n"u8,
            '\f' => "\\f"u8,
            '\r' => "\\r"u8,
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            _ => [.. "\\u00"u8, hex[c >> 4], hex[c & 0xF]],
        });
    }
}
