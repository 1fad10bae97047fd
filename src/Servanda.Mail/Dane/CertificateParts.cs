namespace Servanda.Mail.Dane;

/// <summary>Finds the public key in a certificate (RFC 5280 §4.1).</summary>
static class CertificateParts
{
    /// <summary>The SubjectPublicKeyInfo, tag and length included; false when the octets are not exactly one
    /// certificate.</summary>
    public static bool TryFindPublicKey(ReadOnlySpan<byte> certificate, out ReadOnlySpan<byte> key)
    {
        key = default;
        var outer = new Der(certificate);
        if (!outer.TryRead(Der.Sequence, out var signed) || !outer.IsAtEnd)
            return false;
        var parts = new Der(signed);
        if (!parts.TryRead(Der.Sequence, out var content))
            return false;
        var fields = new Der(content);
        fields.TryRead(Der.Context0, out _); // version, absent in version 1
        return fields.TryRead(Der.Integer, out _)   // serialNumber
            && fields.TryRead(Der.Sequence, out _)  // signature
            && fields.TryRead(Der.Sequence, out _)  // issuer
            && fields.TryRead(Der.Sequence, out _)  // validity
            && fields.TryRead(Der.Sequence, out _)  // subject
            && fields.TryRead(Der.Sequence, out var info, out key)
            && IsPublicKeyContent(info);
    }

    /// <summary>True when the octets are exactly one SubjectPublicKeyInfo.</summary>
    public static bool IsPublicKey(ReadOnlySpan<byte> octets)
    {
        var outer = new Der(octets);
        return outer.TryRead(Der.Sequence, out var content) && outer.IsAtEnd && IsPublicKeyContent(content);
    }

    static bool IsPublicKeyContent(ReadOnlySpan<byte> content)
    {
        var info = new Der(content);
        return info.TryRead(Der.Sequence, out _) && info.TryRead(Der.BitString, out _) && info.IsAtEnd;
    }
}
