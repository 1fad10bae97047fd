using System.Security.Cryptography;
using Servanda.Core.Names;
using Servanda.Mail.Messages;

namespace Servanda.Mail.Dkim;

/// <summary>Verifies one signature that could be read (RFC 6376 §6.1), DKIM-Signature or ARC-Message-Signature.</summary>
/// <param name="message">The message.</param>
/// <param name="cache">Keys read before.</param>
/// <param name="answers">What the DNS said.</param>
/// <param name="at">When it is judged.</param>
/// <param name="service">The service that a key has to be for.</param>
/// <param name="allowsHistoric">Verifies rsa-sha1 and short keys as well: only to hold old messages against us.</param>
sealed class SignatureCheck(
    MailMessage message, DkimKeyCache cache, Func<MailQuery, MailAnswer> answers, DateTimeOffset at, string service,
    bool allowsHistoric)
{
    /// <summary>Seconds that a signer's clock may be ahead.</summary>
    const int MaxDrift = 300;

    const int MinRsaBits = 1024, MaxExponentOctets = 8;

    /// <summary>Questions still open.</summary>
    public List<MailQuery> Wanted { get; } = [];

    public DkimResult Judge(HeaderField field, DkimSignature signature)
    {
        var result = JudgeTimeless(field, signature);
        // A message that was changed is told as that, however old its signature; and an old signature as old, even when its
        // key is gone.
        var isOpen = result.Outcome is DkimOutcome.Pass or DkimOutcome.TempError
            || result.Reason == DkimReasons.KeyMissing || result.Reason == DkimReasons.KeyRevoked;
        return isOpen && Untimely(signature) is { } reason ? result with { Reason = reason } : result;
    }

    DkimResult JudgeTimeless(HeaderField field, DkimSignature signature)
    {
        var result = new DkimResult { Reason = DkimReasons.Verified, Signature = signature };
        if (Refused(signature) is { } reason)
            return result with { Reason = reason };
        var search = KeySearch.At(signature.Selector, signature.Domain, cache, answers, Wanted);
        if (search.Reason is { } without)
            return result with { Reason = without, Detail = search.Detail };
        var hash = HashOf(signature.Algorithm);
        var (bodyHash, length) = message.BodyHashes.Of(signature.Body, hash, signature.BodyLength);
        result = result with { UnsignedOctets = Math.Max(0, length - (signature.BodyLength ?? length)) };
        byte[]? headerHash = null;
        DkimResult? first = null;
        foreach (var key in search.Keys)
        {
            var why = Unfit(key, signature.Algorithm, isSubdomain: signature.IdentityDomain != signature.Domain)
                ?? (signature.BodyLength > length ? DkimReasons.BodyShort : null)
                ?? (bodyHash.Span.SequenceEqual(signature.BodyHash.Span) ? null : DkimReasons.BodyHash);
            headerHash ??= why is null
                ? SignedHeader.Hash(message, signature.Fields, signature.Header, field, signature.ValueRange, hash)
                : null;
            why ??= key.Verifies(headerHash, signature.Value.Span, hash) ? DkimReasons.Verified : DkimReasons.Mismatch;
            var one = result with
            {
                Reason = why,
                KeyBits = key.Bits,
                IsTesting = key.Read.Value?.IsTesting ?? false,
                Problems = key.Read.Problems,
            };
            if (one.Outcome == DkimOutcome.Pass)
                return one;
            first ??= one;
        }
        return first!;
    }

    /// <summary>Verifies a signature of this hash: an ARC-Seal's, which says nothing about body or fields.</summary>
    public DkimReason JudgeHash(
        DkimAlgorithm algorithm, string selector, DomainName domain, byte[] hash, ReadOnlySpan<byte> signature)
    {
        if (algorithm is DkimAlgorithm.Unknown or DkimAlgorithm.RsaSha1)
            return algorithm == DkimAlgorithm.Unknown ? DkimReasons.Algorithm : DkimReasons.Sha1;
        var search = KeySearch.At(selector, domain, cache, answers, Wanted);
        var first = search.Reason;
        foreach (var key in search.Keys)
        {
            var why = Unfit(key, algorithm, isSubdomain: false)
                ?? (key.Verifies(hash, signature, HashAlgorithmName.SHA256) ? DkimReasons.Verified : DkimReasons.Mismatch);
            if (why.Outcome == DkimOutcome.Pass)
                return why;
            first ??= why;
        }
        return first!;
    }

    static HashAlgorithmName HashOf(DkimAlgorithm algorithm) =>
        algorithm == DkimAlgorithm.RsaSha1 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;

    /// <summary>What can be said against a signature before its key is known.</summary>
    DkimReason? Refused(DkimSignature signature) =>
        signature.Algorithm == DkimAlgorithm.Unknown ? DkimReasons.Algorithm
            : signature.Algorithm == DkimAlgorithm.RsaSha1 && !allowsHistoric ? DkimReasons.Sha1
            : signature.Header == Canonicalisation.Unknown || signature.Body == Canonicalisation.Unknown ? DkimReasons.Canonical
            : !signature.IsKeyInDns ? DkimReasons.Query
            : signature.Instance == 0 && !signature.Fields.Contains("from", StringComparer.OrdinalIgnoreCase) ? DkimReasons.From
            : !signature.IdentityDomain.IsAtOrUnder(signature.Domain) ? DkimReasons.Identity
            : null;

    DkimReason? Untimely(DkimSignature signature)
    {
        var now = at.ToUnixTimeSeconds();
        return signature.Expiry < now ? DkimReasons.Expired
            : signature.Timestamp > now + MaxDrift ? DkimReasons.Future
            : null;
    }

    /// <summary>What can be said against the key, or against a signature under it.</summary>
    DkimReason? Unfit(VerificationKey key, DkimAlgorithm algorithm, bool isSubdomain)
    {
        if (key.Read.Value is not { } record)
            return DkimReasons.KeySyntax;
        if (!record.AllowsService(service))
            return DkimReasons.KeyService;
        if (record.Hashes.Count > 0 && !record.Hashes.Contains(algorithm == DkimAlgorithm.RsaSha1 ? "sha1" : "sha256"))
            return DkimReasons.KeyHash;
        if (record.IsStrict && isSubdomain)
            return DkimReasons.IdentityStrict;
        return record.Key switch
        {
            DkimKey.Revoked => DkimReasons.KeyRevoked,
            DkimKey.Ed25519 => algorithm == DkimAlgorithm.Ed25519Sha256 ? null : DkimReasons.KeyType,
            DkimKey.Rsa when algorithm == DkimAlgorithm.Ed25519Sha256 => DkimReasons.KeyType,
            DkimKey.Rsa { Bits: < MinRsaBits } when !allowsHistoric => DkimReasons.KeyShort,
            DkimKey.Rsa { Bits: > DkimVerifier.MaxRsaBits } or DkimKey.Rsa { Exponent.Length: > MaxExponentOctets } => DkimReasons.KeyLong,
            _ => null,
        };
    }
}
