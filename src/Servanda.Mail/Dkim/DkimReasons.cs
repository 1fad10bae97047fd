using static Servanda.Mail.Dkim.DkimOutcome;

namespace Servanda.Mail.Dkim;

/// <summary>
/// Every reason for a result. What RFC 6376 §3.9 calls PERMFAIL is fail where message and signature do not fit, neutral
/// where the field cannot be read (RFC 8601 §2.7.1 says so by name) and permerror otherwise; what a verifier may or must
/// choose not to accept is policy.
/// </summary>
public static class DkimReasons
{
    /// <summary>Body and header are as they were signed.</summary>
    public static readonly DkimReason Verified = new(Pass, "dkim.verified", "RFC 6376 §6.1.3", "verified");

    /// <summary>The body was changed after signing.</summary>
    public static readonly DkimReason BodyHash = new(Fail, "dkim.body.hash", "RFC 6376 §6.1.3", "the body has changed since it was signed");

    /// <summary>The signature does not fit header and key.</summary>
    public static readonly DkimReason Mismatch = new(Fail, "dkim.mismatch", "RFC 6376 §6.1.3", "the signature does not fit the header fields and the key");

    /// <summary>The field cannot be read.</summary>
    public static readonly DkimReason Syntax = new(Neutral, "dkim.syntax", "RFC 6376 §6.1.1", "the signature's field cannot be read");

    /// <summary>An algorithm that is not known.</summary>
    public static readonly DkimReason Algorithm = new(PermError, "dkim.algorithm", "RFC 6376 §3.3", "the algorithm is not known");

    /// <summary>rsa-sha1.</summary>
    public static readonly DkimReason Sha1 = new(PermError, "dkim.algorithm.sha1", "RFC 8301 §3.1", "rsa-sha1 is historic and no longer verified");

    /// <summary>A canonicalisation that is not known.</summary>
    public static readonly DkimReason Canonical = new(PermError, "dkim.canonicalisation", "RFC 6376 §3.4", "the canonicalisation is not known");

    /// <summary>A key that is not in the DNS.</summary>
    public static readonly DkimReason Query = new(PermError, "dkim.query", "RFC 6376 §3.5", "the key is not published in the DNS");

    /// <summary>From is not signed.</summary>
    public static readonly DkimReason From = new(PermError, "dkim.from", "RFC 6376 §5.4", "the From field is not signed");

    /// <summary>An identity outside the signing domain.</summary>
    public static readonly DkimReason Identity = new(PermError, "dkim.identity", "RFC 6376 §6.1.1", "the identity is not within the signing domain");

    /// <summary>An identity in a subdomain under a key that forbids that.</summary>
    public static readonly DkimReason IdentityStrict = new(PermError, "dkim.identity.strict", "RFC 6376 §3.6.1", "the key does not sign for subdomains");

    /// <summary>A body shorter than l.</summary>
    public static readonly DkimReason BodyShort = new(PermError, "dkim.body.short", "RFC 6376 §3.5", "more of the body is said to be signed than there is");

    /// <summary>Past its expiry.</summary>
    public static readonly DkimReason Expired = new(Policy, "dkim.expired", "RFC 6376 §3.5", "the signature has expired");

    /// <summary>Made in the future.</summary>
    public static readonly DkimReason Future = new(Policy, "dkim.future", "RFC 6376 §3.5", "the signature says that it was made in the future");

    /// <summary>No key at the selector.</summary>
    public static readonly DkimReason KeyMissing = new(PermError, "dkim.key.missing", "RFC 6376 §6.1.2", "there is no key at the selector");

    /// <summary>The DNS did not answer.</summary>
    public static readonly DkimReason KeyUnavailable = new(TempError, "dkim.key.unavailable", "RFC 6376 §6.1.2", "the key could not be looked up");

    /// <summary>Nobody has looked yet.</summary>
    public static readonly DkimReason KeyNotAsked = new(TempError, "dkim.key.not-asked", "RFC 6376 §6.1.2", "the key has not been looked up yet");

    /// <summary>A key record that cannot be used.</summary>
    public static readonly DkimReason KeySyntax = new(PermError, "dkim.key.syntax", "RFC 6376 §6.1.2", "the key record cannot be read");

    /// <summary>A key that was withdrawn.</summary>
    public static readonly DkimReason KeyRevoked = new(PermError, "dkim.key.revoked", "RFC 6376 §6.1.2", "the key has been revoked");

    /// <summary>A key of another kind.</summary>
    public static readonly DkimReason KeyType = new(PermError, "dkim.key.type", "RFC 6376 §6.1.2", "the key is not for this algorithm");

    /// <summary>A key for other hashes.</summary>
    public static readonly DkimReason KeyHash = new(PermError, "dkim.key.hash", "RFC 6376 §6.1.2", "the key is not for this hash");

    /// <summary>A key for other services.</summary>
    public static readonly DkimReason KeyService = new(PermError, "dkim.key.service", "RFC 6376 §3.6.1", "the key is not for this service");

    /// <summary>A key under 1024 bits.</summary>
    public static readonly DkimReason KeyShort = new(Policy, "dkim.key.too-short", "RFC 8301 §3.2", "the key has less than 1024 bits");

    /// <summary>A key over <see cref="DkimVerifier.MaxRsaBits"/>, or with an exponent over 64 bits.</summary>
    public static readonly DkimReason KeyLong = new(Policy, "dkim.key.too-long", "RFC 6376 §3.3.3", "the key is larger than is verified");

    /// <summary>A signature beyond <see cref="DkimVerifier.MaxSignatures"/>.</summary>
    public static readonly DkimReason NotTried = new(Policy, "dkim.signatures.more", "RFC 6376 §6.1", "there are more signatures than are tried");

    /// <summary>Every reason above.</summary>
    public static IReadOnlyList<DkimReason> All { get; } =
    [
        Verified, BodyHash, Mismatch, Syntax, Algorithm, Sha1, Canonical, Query, From, Identity, IdentityStrict, BodyShort,
        Expired, Future, KeyMissing, KeyUnavailable, KeyNotAsked, KeySyntax, KeyRevoked, KeyType, KeyHash, KeyService,
        KeyShort, KeyLong, NotTried,
    ];
}
