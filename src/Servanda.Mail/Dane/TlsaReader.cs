using System.Security.Cryptography;
using Servanda.Core;

namespace Servanda.Mail.Dane;

/// <summary>Tells which TLSA records are usable for mail (RFC 7672 §3.1): there is a value exactly for those.</summary>
public static class TlsaReader
{
    /// <summary>Reads the four fields of a record.</summary>
    public static Parsed<TlsaRecord> Read(byte usage, byte selector, byte matchingType, ReadOnlyMemory<byte> data)
    {
        var log = new ProblemLog();
        if (usage > 3)
            log.Add(DaneProblems.Usage.At(0));
        else if (usage < 2)
            log.Add(DaneProblems.UsagePkix.At(0));
        if (selector > 1)
            log.Add(DaneProblems.Selector.At(1));
        if (matchingType > 2)
            log.Add(DaneProblems.MatchingType.At(2));
        else if (matchingType > 0 && data.Length != DigestOctets(matchingType))
            log.Add(DaneProblems.DigestLength.At(3));
        else if (matchingType == 0 && selector <= 1 && !IsWhole(selector, data.Span))
            log.Add(DaneProblems.Data.At(3));
        return log.Count > 0 ? new(null, log.InOrder()) : new(
            new(usage == 2 ? TlsaUsage.TrustAnchor : TlsaUsage.EndEntity, (TlsaSelector)selector,
                (TlsaMatching)matchingType, data), []);
    }

    static int DigestOctets(byte matchingType) =>
        matchingType == 1 ? SHA256.HashSizeInBytes : SHA512.HashSizeInBytes;

    static bool IsWhole(byte selector, ReadOnlySpan<byte> data) =>
        selector == 0 ? CertificateParts.TryFindPublicKey(data, out _) : CertificateParts.IsPublicKey(data);
}
