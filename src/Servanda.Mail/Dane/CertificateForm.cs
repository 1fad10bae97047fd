namespace Servanda.Mail.Dane;

/// <summary>The parts of a certificate (RFC 5280 §4.1) that a path is built by:
/// <code>
/// certificate:    { to be signed, algorithm { identifier, … }, signature }
/// to be signed:   { [0] version, serial, algorithm, issuer, validity, subject, key, … }
/// </code></summary>
readonly ref struct CertificateForm
{
    /// <summary>What the signature is over, tag and length included.</summary>
    public ReadOnlySpan<byte> Signed { get; private init; }

    /// <summary>The identifier of the algorithm of the signature.</summary>
    public ReadOnlySpan<byte> Algorithm { get; private init; }

    /// <summary>The signature.</summary>
    public ReadOnlySpan<byte> Signature { get; private init; }

    /// <summary>Who issued it: a name, compared by its octets.</summary>
    public ReadOnlySpan<byte> Issuer { get; private init; }

    /// <summary>Whom it is for.</summary>
    public ReadOnlySpan<byte> Subject { get; private init; }

    /// <summary>The SubjectPublicKeyInfo, tag and length included.</summary>
    public ReadOnlySpan<byte> PublicKey { get; private init; }

    /// <summary>Reads it; false when the octets are not exactly one certificate.</summary>
    public static bool TryRead(ReadOnlySpan<byte> certificate, out CertificateForm form)
    {
        form = default;
        var outer = new Der(certificate);
        if (!outer.TryRead(Der.Sequence, out var parts) || !outer.IsAtEnd)
            return false;
        var three = new Der(parts);
        if (!three.TryRead(Der.Sequence, out var content, out var signed) ||
            !three.TryRead(Der.Sequence, out var algorithm) ||
            !three.TryRead(Der.BitString, out var signature) || !three.IsAtEnd ||
            signature is not [0, ..] || !new Der(algorithm).TryRead(Der.Oid, out var identifier))
            return false;
        var fields = new Der(content);
        fields.TryRead(Der.Context0, out _); // version, absent in version 1
        if (!fields.TryRead(Der.Integer, out _) || !fields.TryRead(Der.Sequence, out _) ||
            !fields.TryRead(Der.Sequence, out _, out var issuer) || !fields.TryRead(Der.Sequence, out _) ||
            !fields.TryRead(Der.Sequence, out _, out var subject) ||
            !CertificateParts.TryFindPublicKey(certificate, out var key))
            return false;
        form = new CertificateForm
        {
            Signed = signed,
            Algorithm = identifier,
            Signature = signature[1..],
            Issuer = issuer,
            Subject = subject,
            PublicKey = key,
        };
        return true;
    }
}
