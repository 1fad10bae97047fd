using System.Buffers.Binary;
using System.Text;
using Servanda.Assessment.Observations;
using Servanda.Core.Names;

namespace Servanda.Assessment.Probes;

/// <summary>
/// Writes the first message of a TLS handshake, offering exactly one version (RFC 8446 §4.1.2, RFC 5246 §7.4.1.2) with
/// the cipher suites, groups and signatures that a server of that version may still know:
/// <code>
/// record:      22 | 3.1 | length, 2 octets
/// handshake:   1 | length, 3
/// ClientHello: version, 2 | random, 32 | session id, 1+n | cipher suites, 2+n | compression, 1+1 | extensions, 2+n
/// </code>
/// The handshake is never gone through with, so the key share is chance and nothing more.
/// </summary>
static class ClientHello
{
    /// <summary>Octets of chance that go into one message: the random, the session id, the key share.</summary>
    public const int ChanceOctets = 96;

    const int RandomOctets = 32;

    /// <summary>Some load balancers choke on messages from here on…</summary>
    const int PadFrom = 256;

    /// <summary>…until here (RFC 7685 §1).</summary>
    const int PadTo = 512;

    /// <summary>The message in its record.</summary>
    /// <param name="host">The server, named in SNI where it is a host name.</param>
    /// <param name="version">The version.</param>
    /// <param name="chance"><see cref="ChanceOctets"/> from a generator fit for cryptography.</param>
    public static byte[] Write(DomainName host, TlsVersion version, ReadOnlySpan<byte> chance)
    {
        var modern = version == TlsVersion.Tls13;
        // TLS 1.3 hides behind the number of 1.2, and sends a session id to look like it (RFC 8446 §4.1.2, appendix D.4).
        var legacy = modern ? TlsVersion.Tls12 : version;
        byte[] sessionId = modern ? chance.Slice(RandomOctets, RandomOctets).ToArray() : [];
        byte[] start =
        [
            .. UInt16((int)legacy), .. chance[..RandomOctets], (byte)sessionId.Length, .. sessionId,
            .. Long(TlsOffer.CipherSuites(version)), 1, 0,
        ];
        var extensions = Extensions(host, version, chance[(2 * RandomOctets)..]);
        byte[] body = [.. start, .. Long(Padded(extensions, start.Length))];
        return [22, 3, 1, .. UInt16(body.Length + 4), 1, 0, .. UInt16(body.Length), .. body];
    }

    static byte[] Extensions(DomainName host, TlsVersion version, ReadOnlySpan<byte> share)
    {
        const int ServerName = 0, Groups = 10, PointFormats = 11, Signatures = 13, MasterSecret = 23, Versions = 43,
            KeyShare = 51, X25519 = 29;
        byte[] name = host.IsRoot || host.ToString().Contains('\\', StringComparison.Ordinal)
            ? []
            : Extension(ServerName, Long([0, .. Long(Encoding.ASCII.GetBytes(host.ToString()))]));
        return
        [
            .. name,
            .. version == TlsVersion.Tls13
                ? [.. Extension(Versions, [2, .. UInt16((int)version)]),
                    .. Extension(KeyShare, Long([.. UInt16(X25519), .. Long(share[..RandomOctets].ToArray())]))]
                : (byte[])[.. Extension(PointFormats, [1, 0]), .. Extension(MasterSecret, [])],
            .. version >= TlsVersion.Tls12 ? Extension(Signatures, Long(TlsOffer.Signatures)) : [],
            // Last, as some servers do not bear an empty extension at the end.
            .. Extension(Groups, Long(TlsOffer.Groups)),
        ];
    }

    static byte[] Padded(byte[] extensions, int before)
    {
        const int Padding = 21, Headers = 4 + 2, Header = 4;
        var length = Headers + before + extensions.Length;
        if (length is < PadFrom or >= PadTo)
            return extensions;
        var padding = new byte[Math.Max(1, PadTo - length - Header)];
        return [.. extensions, .. Extension(Padding, padding)];
    }

    static byte[] Extension(int type, byte[] body) => [.. UInt16(type), .. Long(body)];

    /// <summary>With its length before it, in two octets.</summary>
    static byte[] Long(byte[] body) => [.. UInt16(body.Length), .. body];

    static byte[] UInt16(int value)
    {
        var octets = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)value);
        return octets;
    }
}
