using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Servanda.Lab.Keys;

/// <summary>An OpenPGP key (RFC 9580, version 4, NIST P-256): one part signs, a subkey is for mail that only its owner is to
/// read. Made as the lab starts; what is secret is written nowhere.</summary>
sealed class OpenPgpKey : IDisposable
{
    const byte OverText = 0x01, OverUser = 0x13, OverSubkey = 0x18;
    const byte Certifies = 0x01, Signs = 0x02, Encrypts = 0x0C;
    const byte Ecdsa = 19, Ecdh = 18, Sha256 = 8, Aes128 = 7;
    const byte CreatedAt = 2, PreferredCiphers = 11, IssuerId = 16, Flags = 27, IssuerFingerprint = 33;

    /// <summary>The curve P-256 (§9.2).</summary>
    static readonly byte[] Curve = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];

    readonly ECDsa _signs = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly byte[] _body, _fingerprint;

    /// <param name="owner">Name and address, as in mail.</param>
    /// <param name="at">When it was made.</param>
    public OpenPgpKey(string owner, DateTimeOffset at)
    {
        _body = Body(Ecdsa, _signs.ExportParameters(false).Q, at, []);
#pragma warning disable CA5350 // A version 4 fingerprint is SHA-1 and nothing else (§5.5.4.2).
        _fingerprint = SHA1.HashData(OpenPgpPackets.Hashed(0x99, _body));
#pragma warning restore CA5350
        Public = OpenPgpPackets.Armoured("PUBLIC KEY BLOCK", [.. Owned(owner, at), .. Subkey(at)]);
    }

    /// <summary>What everybody may have, in ASCII armour (§6.2).</summary>
    public string Public { get; }

    /// <summary>A text with its signature, in the clear (§7).</summary>
    /// <param name="text">Lines that end with CRLF, none beginning with a dash or ending with a blank.</param>
    /// <param name="at">When it is signed.</param>
    public string Signed(string text, DateTimeOffset at)
    {
        // The end of the last line belongs to the frame, not to the text (§7.1).
        var signature = Signature(OverText, Encoding.UTF8.GetBytes(text[..^2]), at, []);
        return $"-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\n{text}"
            + OpenPgpPackets.Armoured("SIGNATURE", signature);
    }

    public void Dispose() => _signs.Dispose();

    byte[] Owned(string owner, DateTimeOffset at)
    {
        var user = Encoding.UTF8.GetBytes(owner);
        byte[] over = [.. OpenPgpPackets.Hashed(0x99, _body), .. OpenPgpPackets.HashedLong(0xB4, user)];
        return
        [
            .. OpenPgpPackets.Packet(OpenPgpPackets.PublicKey, _body),
            .. OpenPgpPackets.Packet(OpenPgpPackets.UserId, user),
            .. Signature(OverUser, over, at,
            [
                .. OpenPgpPackets.Subpacket(Flags, [Certifies | Signs]),
                .. OpenPgpPackets.Subpacket(PreferredCiphers, [Aes128]),
            ]),
        ];
    }

    byte[] Subkey(DateTimeOffset at)
    {
        using var agrees = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        // How the shared secret becomes a key (§5.5.5.6): SHA-256, then AES-128 wraps.
        var body = Body(Ecdh, agrees.ExportParameters(false).Q, at, [3, 1, Sha256, Aes128]);
        byte[] over = [.. OpenPgpPackets.Hashed(0x99, _body), .. OpenPgpPackets.Hashed(0x99, body)];
        return
        [
            .. OpenPgpPackets.Packet(OpenPgpPackets.PublicSubkey, body),
            .. Signature(OverSubkey, over, at, OpenPgpPackets.Subpacket(Flags, [Encrypts])),
        ];
    }

    /// <summary>A signature packet (§5.2.3, §5.2.4).</summary>
    byte[] Signature(byte type, byte[] over, DateTimeOffset at, byte[] says)
    {
        byte[] hashed =
        [
            .. OpenPgpPackets.Subpacket(CreatedAt, Time(at)), .. says,
            .. OpenPgpPackets.Subpacket(IssuerFingerprint, [4, .. _fingerprint]),
        ];
        byte[] head = [4, type, Ecdsa, Sha256, .. OpenPgpPackets.Counted(hashed)];
        var digest = SHA256.HashData([.. over, .. head, .. OpenPgpPackets.HashedLong(4, 0xFF, head.Length)]);
        // The two numbers, of one length.
        var numbers = _signs.SignHash(digest);
        return OpenPgpPackets.Packet(OpenPgpPackets.Signature,
        [
            .. head, .. OpenPgpPackets.Counted(OpenPgpPackets.Subpacket(IssuerId, _fingerprint.AsSpan(^8..))), .. digest.AsSpan(..2),
            .. OpenPgpPackets.Integer(numbers.AsSpan(..(numbers.Length / 2))),
            .. OpenPgpPackets.Integer(numbers.AsSpan(numbers.Length / 2)),
        ]);
    }

    /// <summary>What a key packet holds (§5.5.2.2): the point uncompressed (§11.2.1).</summary>
    static byte[] Body(byte algorithm, ECPoint point, DateTimeOffset at, byte[] derivation) =>
    [
        4, .. Time(at), algorithm, (byte)Curve.Length, .. Curve,
        .. OpenPgpPackets.Integer([4, .. point.X!, .. point.Y!]), .. derivation,
    ];

    static byte[] Time(DateTimeOffset at)
    {
        var octets = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(octets, (uint)at.ToUnixTimeSeconds());
        return octets;
    }
}
