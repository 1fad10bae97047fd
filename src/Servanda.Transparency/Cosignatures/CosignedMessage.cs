using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Servanda.Core.Cryptography;

namespace Servanda.Transparency.Cosignatures;

/// <summary>What a witness signs, and how time and signature lie together (C2SP tlog-cosignature, Ed25519).</summary>
static class CosignedMessage
{
    /// <summary>Octets of time and signature.</summary>
    public const int SignatureOctets = sizeof(ulong) + Ed25519.SignatureOctets;

    /// <summary>A header line, a time line, the checkpoint's text.</summary>
    public static byte[] Of(ReadOnlySpan<byte> text, long time)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {time}\n"));
        return [.. head, .. text];
    }

    /// <summary>Puts the time before the signature.</summary>
    public static byte[] Join(long time, ReadOnlySpan<byte> signature)
    {
        var joined = new byte[SignatureOctets];
        BinaryPrimitives.WriteInt64BigEndian(joined, time);
        signature.CopyTo(joined.AsSpan(sizeof(ulong)));
        return joined;
    }

    /// <summary>False for another length, for a time of zero (a checkpoint's must not be) and for one beyond 2^63 - 1.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> joined, out long time, out ReadOnlySpan<byte> signature)
    {
        time = 0;
        signature = default;
        if (joined.Length != SignatureOctets)
            return false;
        time = BinaryPrimitives.ReadInt64BigEndian(joined);
        signature = joined[sizeof(ulong)..];
        return time > 0;
    }
}
