namespace Servanda.Mail.Dkim;

/// <summary>How a signature is made (RFC 6376 §3.3, RFC 8463 §3).</summary>
public enum DkimAlgorithm
{
    /// <summary>rsa-sha256.</summary>
    RsaSha256,
    /// <summary>ed25519-sha256.</summary>
    Ed25519Sha256,
    /// <summary>rsa-sha1, which is historic and never verifies (RFC 8301 §3.1).</summary>
    RsaSha1,
    /// <summary>Another.</summary>
    Unknown,
}
