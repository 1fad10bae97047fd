using System.Security.Cryptography;
using Servanda.Core;

namespace Servanda.Mail;

/// <summary>A stream that takes the SHA-256 of what is read through it. Reads forward only and leaves the stream below it
/// open.</summary>
sealed class DigestStream(Stream inner) : ForwardStream
{
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The digest of what was read so far.</summary>
    public Digest Digest
    {
        get
        {
            Servanda.Core.Digest.TryRead(Convert.ToHexStringLower(_hash.GetCurrentHash()), out var digest);
            return digest;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _hash.AppendData(buffer[..read]);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }
}
