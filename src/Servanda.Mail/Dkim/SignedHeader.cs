using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Servanda.Mail.Messages;

namespace Servanda.Mail.Dkim;

/// <summary>The header fields that a signature signs, made canonical and hashed (RFC 6376 §3.7, §5.4.2).</summary>
static class SignedHeader
{
    const int MaxOnStack = 256;

    /// <summary>The hash of the fields named, each taken from the bottom up, and at last of the signature's own field
    /// without the value of b.</summary>
    /// <param name="message">Whose header it is.</param>
    /// <param name="names">h.</param>
    /// <param name="kind">How fields are made canonical.</param>
    /// <param name="own">The signature's own field; it is not among those named.</param>
    /// <param name="value">Where the value of b stands in the value of that field.</param>
    /// <param name="algorithm">The hash.</param>
    public static byte[] Hash(
        MailMessage message, IReadOnlyList<string> names, Canonicalisation kind, HeaderField own, Range value,
        HashAlgorithmName algorithm)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(
            CanonicalHeader.MaxLength(message.BodyOffset + own.Raw.Length) + 2 * message.Fields.Count);
        var written = 0;
        Span<bool> taken = message.Fields.Count <= MaxOnStack ? stackalloc bool[message.Fields.Count] : new bool[message.Fields.Count];
        foreach (var name in names)
        {
            if (Take(message.Fields, name, own, taken) is not { } field)
                continue; // a name without a field counts as empty: signed so that none can be added
            written += CanonicalHeader.Write(field.Raw.Span, field.ValueStart, kind, buffer.AsSpan(written));
            "\r\n"u8.CopyTo(buffer.AsSpan(written));
            written += 2;
        }
        written += WriteOwn(own, value, kind, buffer.AsSpan(written));
        var hash = CryptographicOperations.HashData(algorithm, buffer.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    /// <summary>Writes the signature's own field without the value of b and without a line end.</summary>
    public static int WriteOwn(HeaderField own, Range value, Canonicalisation kind, Span<byte> target)
    {
        var (from, length) = value.GetOffsetAndLength(own.Value.Length);
        from += own.ValueStart;
        var raw = own.Raw.Span;
        var cut = ArrayPool<byte>.Shared.Rent(raw.Length);
        raw[..from].CopyTo(cut);
        raw[(from + length)..].CopyTo(cut.AsSpan(from));
        var written = CanonicalHeader.Write(cut.AsSpan(0, raw.Length - length), own.ValueStart, kind, target);
        ArrayPool<byte>.Shared.Return(cut);
        return written;
    }

    static HeaderField? Take(IReadOnlyList<HeaderField> fields, string name, HeaderField own, Span<bool> taken)
    {
        for (var i = fields.Count - 1; i >= 0; i--)
        {
            var field = fields[i];
            if (taken[i] || field.Name.Length != name.Length || field.Offset == own.Offset || !Ascii.EqualsIgnoreCase(field.Name, name))
                continue;
            taken[i] = true;
            return field;
        }
        return null;
    }
}
