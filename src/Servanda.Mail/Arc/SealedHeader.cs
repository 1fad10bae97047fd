using System.Buffers;
using System.Security.Cryptography;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Mail.Arc;

/// <summary>What seals sign (RFC 8617 §5.1.1): the fields of every set up to their own, from the oldest, relaxed, and at last
/// the seal itself without the value of b.</summary>
static class SealedHeader
{
    /// <summary>The hash for each seal, from the oldest.</summary>
    public static byte[][] Hashes(ReadOnlySpan<ArcSet?> sets)
    {
        var hashes = new byte[sets.Length][];
        var buffer = ArrayPool<byte>.Shared.Rent(Room(sets));
        var written = 0;
        for (var i = 0; i < sets.Length; i++)
        {
            var set = sets[i]!;
            written += Write(set.Results!.Value, buffer.AsSpan(written));
            written += Write(set.SignatureField!.Value, buffer.AsSpan(written));
            var own = SignedHeader.WriteOwn(set.SealField!.Value, set.Seal!.ValueRange, Canonicalisation.Relaxed, buffer.AsSpan(written));
            hashes[i] = SHA256.HashData(buffer.AsSpan(0, written + own));
            written += Write(set.SealField.Value, buffer.AsSpan(written));
        }
        ArrayPool<byte>.Shared.Return(buffer);
        return hashes;
    }

    /// <summary>The hash for a new seal over the sets before it and its own two fields.</summary>
    public static byte[] Hash(ReadOnlySpan<ArcSet?> before, HeaderField results, HeaderField signature, HeaderField seal, Range value)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Room(before) + Room(results) + Room(signature) + Room(seal));
        var written = 0;
        foreach (var set in before)
        {
            written += Write(set!.Results!.Value, buffer.AsSpan(written));
            written += Write(set.SignatureField!.Value, buffer.AsSpan(written));
            written += Write(set.SealField!.Value, buffer.AsSpan(written));
        }
        written += Write(results, buffer.AsSpan(written));
        written += Write(signature, buffer.AsSpan(written));
        written += SignedHeader.WriteOwn(seal, value, Canonicalisation.Relaxed, buffer.AsSpan(written));
        var hash = SHA256.HashData(buffer.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    static int Write(HeaderField field, Span<byte> target)
    {
        var written = CanonicalHeader.Write(field.Raw.Span, field.ValueStart, Canonicalisation.Relaxed, target);
        "\r\n"u8.CopyTo(target[written..]);
        return written + 2;
    }

    static int Room(ReadOnlySpan<ArcSet?> sets)
    {
        var room = 0;
        foreach (var set in sets)
            room += Room(set!.Results!.Value) + Room(set.SignatureField!.Value) + Room(set.SealField!.Value);
        return room;
    }

    static int Room(HeaderField field) => CanonicalHeader.MaxLength(field.Raw.Length) + 2;
}
