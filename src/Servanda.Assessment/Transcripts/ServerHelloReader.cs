using System.Buffers.Binary;
using Servanda.Assessment.Observations;

namespace Servanda.Assessment.Transcripts;

/// <summary>What a reply means.</summary>
/// <param name="Answer">Whether the version offered was taken.</param>
/// <param name="Chosen">The version in the ServerHello; null when there is none or it is not one of ours.</param>
public readonly record struct HandshakeReply(HandshakeAnswer Answer, TlsVersion? Chosen);

/// <summary>
/// Reads the first answer of a TLS server (RFC 8446 §4.1.3, §5.1; RFC 5246 §6.2.1, §7.4.1.3), as far as the version:
/// <code>
/// record:      type, 1 octet | version, 2 | length, 2 | fragment
/// handshake:   type, 1 octet | length, 3 | body, which may lie in several records
/// ServerHello: version, 2 octets | random, 32 | session id, 1+n | cipher suite, 2 | compression, 1 | extensions, 2+n
/// </code>
/// A HelloRetryRequest is a ServerHello with a random of its own (RFC 8446 §4.1.3) and counts as one.
/// </summary>
public static class ServerHelloReader
{
    /// <summary>Octets of a reply that are looked at; a ServerHello that is not whole by then is not one.</summary>
    public const int MaxReplyOctets = 32 * 1024;

    const int RecordHeader = 5;
    const int MaxFragment = 1 << 14;
    const byte AlertRecord = 21;
    const byte HandshakeRecord = 22;
    const byte WarningLevel = 1;
    const byte UnrecognizedName = 112;
    const byte HelloRequest = 0;
    const byte ServerHello = 2;
    const int HandshakeHeader = 4;

    static readonly HandshakeReply NotTls = new(HandshakeAnswer.NotTls, null);
    static readonly HandshakeReply Declined = new(HandshakeAnswer.Declined, null);

    /// <summary>What the reply means; null when more is needed to tell.</summary>
    public static HandshakeReply? Read(ReadOnlySpan<byte> reply, TlsVersion offered)
    {
        var full = reply.Length >= MaxReplyOctets;
        reply = full ? reply[..MaxReplyOctets] : reply;
        var handshake = new byte[reply.Length];
        var length = 0;
        while (reply.Length > 0)
        {
            if (!LooksLikeRecord(reply))
                return NotTls;
            if (reply.Length < RecordHeader)
                break;
            var size = BinaryPrimitives.ReadUInt16BigEndian(reply[3..]);
            var fragment = reply.Slice(RecordHeader, Math.Min(size, reply.Length - RecordHeader));
            if (reply[0] == AlertRecord)
            {
                if (fragment.Length < 2)
                    break;
                // The one warning that servers send and then go on after (RFC 6066 §3).
                if (fragment is not [WarningLevel, UnrecognizedName])
                    return Declined;
            }
            else
            {
                fragment.CopyTo(handshake.AsSpan(length));
                length += fragment.Length;
                if (ReadHandshake(handshake.AsSpan(0, length), offered) is { } meaning)
                    return meaning;
            }
            reply = reply[(RecordHeader + fragment.Length)..];
        }
        return full ? NotTls : null;
    }

    /// <summary>Judges as much of the header as is there: alert or handshake, version 3.x, a length that is allowed and,
    /// for an alert, two octets.</summary>
    static bool LooksLikeRecord(ReadOnlySpan<byte> reply) =>
        reply[0] is AlertRecord or HandshakeRecord &&
        (reply.Length < 2 || reply[1] == 3) &&
        (reply.Length < RecordHeader ||
         BinaryPrimitives.ReadUInt16BigEndian(reply[3..]) is > 0 and <= MaxFragment and var size &&
         (reply[0] == HandshakeRecord || size == 2));

    static HandshakeReply? ReadHandshake(ReadOnlySpan<byte> handshake, TlsVersion offered)
    {
        while (handshake.Length >= HandshakeHeader)
        {
            var length = handshake[1] << 16 | handshake[2] << 8 | handshake[3];
            if (handshake[0] == HelloRequest && length == 0)
            {
                // May come at any time and says nothing (RFC 5246 §7.4.1.1).
                handshake = handshake[HandshakeHeader..];
                continue;
            }
            if (handshake[0] != ServerHello || length > MaxReplyOctets)
                return NotTls;
            if (handshake.Length < HandshakeHeader + length)
                return null;
            return Version(handshake.Slice(HandshakeHeader, length)) is { } chosen ? Meaning(chosen, offered) : NotTls;
        }
        return null;
    }

    static HandshakeReply Meaning(ushort chosen, TlsVersion offered) =>
        chosen == (ushort)offered ? new(HandshakeAnswer.Accepted, offered)
        : Enum.IsDefined((TlsVersion)chosen) ? new(HandshakeAnswer.Declined, (TlsVersion)chosen)
        : Declined;

    /// <summary>The version of a ServerHello: the one in supported_versions (RFC 8446 §4.2.1), else the old field; null
    /// when it is not well formed.</summary>
    static ushort? Version(ReadOnlySpan<byte> hello)
    {
        const int RandomEnd = 34, MaxSessionId = 32, AfterSessionId = 3;
        if (hello.Length <= RandomEnd || hello[RandomEnd] > MaxSessionId)
            return null;
        var version = BinaryPrimitives.ReadUInt16BigEndian(hello);
        var at = RandomEnd + 1 + hello[RandomEnd] + AfterSessionId;
        if (hello.Length == at)
            return version;
        if (hello.Length < at + 2 || BinaryPrimitives.ReadUInt16BigEndian(hello[at..]) != hello.Length - at - 2)
            return null;
        return SupportedVersion(hello[(at + 2)..], version);
    }

    static ushort? SupportedVersion(ReadOnlySpan<byte> extensions, ushort version)
    {
        const ushort SupportedVersions = 43;
        while (extensions.Length > 0)
        {
            if (extensions.Length < 4)
                return null;
            var type = BinaryPrimitives.ReadUInt16BigEndian(extensions);
            var size = BinaryPrimitives.ReadUInt16BigEndian(extensions[2..]);
            if (extensions.Length < 4 + size || (type == SupportedVersions && size != 2))
                return null;
            if (type == SupportedVersions)
                version = BinaryPrimitives.ReadUInt16BigEndian(extensions[4..]);
            extensions = extensions[(4 + size)..];
        }
        return version;
    }
}
