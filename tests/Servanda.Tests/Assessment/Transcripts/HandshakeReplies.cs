using System.Buffers.Binary;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;

namespace Servanda.Tests.Assessment.Transcripts;

/// <summary>The first bytes servers answer, for small worlds.</summary>
static class HandshakeReplies
{
    /// <summary>A reply that means this to a client that offered the version.</summary>
    public static byte[] Of(HandshakeAnswer answer, TlsVersion offered) => answer switch
    {
        HandshakeAnswer.Accepted => ServerHello(offered),
        HandshakeAnswer.Declined => Alert(level: 2, description: 70),
        HandshakeAnswer.Closed => [],
        HandshakeAnswer.NotTls => "HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(),
    };

    public static byte[] Alert(byte level, byte description) => [21, 3, 1, 0, 2, level, description];

    /// <summary>A ServerHello that chooses a version: in the old field up to TLS 1.2, in supported_versions since.</summary>
    public static byte[] ServerHello(TlsVersion version, bool isRetry = false)
    {
        byte[] extensions = version == TlsVersion.Tls13 ? [0, 6, 0, 43, 0, 2, 3, 4] : [0, 5, 0xFF, 1, 0, 1, 0];
        var old = Math.Min((ushort)version, (ushort)TlsVersion.Tls12);
        byte[] random = new byte[32];
        if (isRetry)
            random = Convert.FromHexString("CF21AD74E59A6111BE1D8C021E65B891C2A211167ABB8C5E079E09E2C8A8339C");
        return Handshake(2, [3, (byte)old, .. random, 4, 1, 2, 3, 4, 0x13, 1, 0, .. extensions]);
    }

    /// <summary>A handshake message in one record.</summary>
    public static byte[] Handshake(byte type, byte[] body) => Record(22, [type, 0, .. Length(body), .. body]);

    public static byte[] Record(byte type, byte[] fragment) => [type, 3, 3, .. Length(fragment), .. fragment];

    static byte[] Length(byte[] bytes)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)bytes.Length);
        return length;
    }
}
