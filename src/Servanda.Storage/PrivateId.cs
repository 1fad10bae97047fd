using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Servanda.Storage;

/// <summary>Ids and links that nobody can guess: whoever has one was given it.</summary>
public static class PrivateId
{
    /// <summary>Octets of chance in an id.</summary>
    public const int Octets = 16;

    /// <summary>Octets of chance in a link that lets its holder act, which is why only its digest is kept.</summary>
    public const int LinkOctets = 32;

    /// <summary>An id: 128 random bits as 22 characters that a URL takes as they are (RFC 4648 §5).</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Octets));

    /// <summary>The secret of a link: 256 random bits as 43 characters.</summary>
    public static string NewLink() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(LinkOctets));

    /// <summary>What is kept of a secret: whoever reads the database cannot use it. Enough for what is random; never for a
    /// password.</summary>
    public static string DigestOf(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
