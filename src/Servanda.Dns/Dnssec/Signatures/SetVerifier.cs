using System.Globalization;
using Servanda.Core.Names;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>What checking the signatures over one set found.</summary>
/// <param name="Ruling">Secure or bogus.</param>
/// <param name="By">The signature that holds.</param>
readonly record struct SetRuling(Ruling Ruling, RrsigData? By);

/// <summary>Checks a record set with the keys of a zone (RFC 4035 §5.3).</summary>
static class SetVerifier
{
    /// <summary>One signature that holds is enough, of whatever algorithm (RFC 6840 §5.11).</summary>
    /// <param name="set">The set.</param>
    /// <param name="zone">The zone the keys are of.</param>
    /// <param name="keys">The keys trusted.</param>
    /// <param name="at">The moment to judge for.</param>
    /// <param name="work">What may be spent.</param>
    public static SetRuling Verify(
        SignedSet set, DomainName zone, IReadOnlyList<ZoneKey> keys, DateTimeOffset at, WorkMeter work)
    {
        var now = SignatureTime.Of(at);
        var labels = CanonicalNames.SignedLabels(set.Name);
        Ruling? worst = null;
        var tried = 0;
        foreach (var signature in set.Signatures)
        {
            if (!signature.Signer.Equals(zone) || signature.Labels > labels || !Algorithms.CanCheck(signature.Algorithm))
                continue;
            if (Untimely(set, signature, now) is { } untimely)
            {
                worst = tried == 0 ? untimely : worst ?? untimely;
                continue;
            }
            if (tried++ == ValidationLimits.SignaturesPerSet)
                return new(Ruling.Bogus(Ruling.Forged, $"more signatures over {set.Name} {set.Type} than are tried"), null);
            if (Check(set, signature, keys, work) is not { } failure)
                return new(Ruling.Secure, signature);
            worst = failure;
        }
        return new(worst ?? Ruling.Bogus(Ruling.SignatureMissing, $"no signature by {zone} over {set.Name} {set.Type}"), null);
    }

    static Ruling? Untimely(SignedSet set, RrsigData signature, uint now)
    {
        if ((int)(signature.Expiration - signature.Inception) < 0)
            return Ruling.Bogus(Ruling.EndsBeforeBegin, $"the signature over {set.Name} {set.Type} ends before it begins");
        if (SignatureTime.HasEnded(signature, now))
            return Ruling.Bogus(Ruling.Expired, $"the signature over {set.Name} {set.Type} ended {Date(signature.Expiration)}");
        return SignatureTime.HasBegun(signature, now) ? null
            : Ruling.Bogus(Ruling.NotYetValid, $"the signature over {set.Name} {set.Type} begins {Date(signature.Inception)}");
    }

    /// <summary>Null when it holds.</summary>
    static Ruling? Check(SignedSet set, RrsigData signature, IReadOnlyList<ZoneKey> keys, WorkMeter work)
    {
        var tried = 0;
        // What denies one name denies others too.
        var isShared = set.Type == DnsType.Nsec || set.Type == DnsType.Nsec3;
        using var input = new SigningInput(set, signature);
        foreach (var key in keys)
        {
            if (!key.Fits(signature))
                continue;
            if (tried++ == ValidationLimits.KeysPerSignature || !work.TryVerify())
                return Ruling.Bogus(Ruling.Forged, $"{set.Name} {set.Type} asks for more checks of signatures than are made");
            if (isShared ? key.VerifiesAgain(input.Octets, signature.Signature.Span) : key.Verifies(input.Octets, signature.Signature.Span))
                return null;
        }
        return tried == 0
            ? Ruling.Bogus(Ruling.KeyMissing, $"{signature.Signer} has no key {signature.KeyTag} that signs {set.Name} {set.Type}")
            : Ruling.Bogus(Ruling.Forged, $"the signature over {set.Name} {set.Type} does not hold");
    }

    static string Date(uint seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
