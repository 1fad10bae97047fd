using System.Formats.Asn1;
using Servanda.Core;

namespace Servanda.Assessment.Rules.Web;

/// <summary>
/// Reads a certificate in DER (RFC 5280 §4.1) by managed code alone, so that a bundle is judged the same on every
/// system:
/// <code>
/// certificate:    { to be signed, algorithm, signature }
/// to be signed:   { [0] version, serial, algorithm, issuer, validity, subject, key, [1], [2], [3] { extension … } }
/// validity:       { not before, not after }
/// extension:      { identifier, critical, octets }
/// subjectAltName: { [2] DNS name | another kind … }
/// </code>
/// Signatures are not looked at: whether the chain is trusted was found out by whoever shook hands.
/// </summary>
static class CertificateReader
{
    /// <summary>Octets of a certificate.</summary>
    public const int MaxOctets = 64 * 1024;

    /// <summary>DNS names kept.</summary>
    public const int MaxNames = 1000;

    const string SubjectAltName = "2.5.29.17";

    static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0);
    static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 3);
    static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);

    /// <summary>Reads it.</summary>
    public static Parsed<CertificateFacts> Read(ReadOnlyMemory<byte> der)
    {
        if (der.Length > MaxOctets)
            return new(null, [new Problem("certificate.too-long", MaxOctets, "RFC 5280 §4.1")]);
        try
        {
            return new(ReadToBeSigned(new AsnReader(der, AsnEncodingRules.DER).ReadSequence().ReadSequence()), []);
        }
        catch (AsnContentException)
        {
            return new(null, [new Problem("certificate.malformed", 0, "RFC 5280 §4.1")]);
        }
    }

    static CertificateFacts ReadToBeSigned(AsnReader fields)
    {
        if (fields.PeekTag().HasSameClassAndValue(Version))
            fields.ReadEncodedValue();
        fields.ReadIntegerBytes();
        fields.ReadSequence();
        var issuer = fields.ReadEncodedValue();
        var validity = fields.ReadSequence();
        var (notBefore, notAfter) = (ReadTime(validity), ReadTime(validity));
        var subject = fields.ReadEncodedValue();
        fields.ReadSequence();
        return new CertificateFacts
        {
            NotBefore = notBefore,
            NotAfter = notAfter,
            IsSelfIssued = issuer.Span.SequenceEqual(subject.Span),
            DnsNames = ReadDnsNames(fields),
        };
    }

    static DateTimeOffset ReadTime(AsnReader validity) =>
        validity.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? validity.ReadUtcTime() : validity.ReadGeneralizedTime();

    static List<string> ReadDnsNames(AsnReader fields)
    {
        List<string> names = [];
        while (fields.HasData)
        {
            if (!fields.PeekTag().HasSameClassAndValue(Extensions))
            {
                fields.ReadEncodedValue();
                continue;
            }
            var extensions = fields.ReadSequence(Extensions).ReadSequence();
            while (extensions.HasData)
                ReadExtension(extensions.ReadSequence(), names);
        }
        return names;
    }

    static void ReadExtension(AsnReader extension, List<string> names)
    {
        if (extension.ReadObjectIdentifier() != SubjectAltName)
            return;
        if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean))
            extension.ReadBoolean();
        var alternatives = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
        while (alternatives.HasData && names.Count < MaxNames)
        {
            if (!alternatives.PeekTag().HasSameClassAndValue(DnsName))
                alternatives.ReadEncodedValue();
            else
                names.Add(alternatives.ReadCharacterString(UniversalTagNumber.IA5String, DnsName));
        }
    }
}
