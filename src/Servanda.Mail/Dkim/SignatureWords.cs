namespace Servanda.Mail.Dkim;

/// <summary>What a signer writes for a and c.</summary>
static class SignatureWords
{
    public static string Of(DkimAlgorithm algorithm) => algorithm switch
    {
        DkimAlgorithm.RsaSha256 => "rsa-sha256",
        DkimAlgorithm.Ed25519Sha256 => "ed25519-sha256",
        DkimAlgorithm.RsaSha1 => throw new InvalidOperationException("rsa-sha1 must not be used to sign (RFC 8301 §3.1)."),
        DkimAlgorithm.Unknown => throw new InvalidOperationException("An unknown algorithm cannot sign."),
    };

    public static string Of(Canonicalisation kind) => kind switch
    {
        Canonicalisation.Simple => "simple",
        Canonicalisation.Relaxed => "relaxed",
        Canonicalisation.Unknown => throw new InvalidOperationException("An unknown canonicalisation cannot be used."),
    };
}
