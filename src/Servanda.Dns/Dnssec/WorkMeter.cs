namespace Servanda.Dns.Dnssec;

/// <summary>Counts work and says when there is to be no more of it.</summary>
/// <param name="verifications">Signatures that may be checked.</param>
sealed class WorkMeter(int verifications)
{
    int _verifications, _digests, _hashes, _rounds;

    public ValidationWork Done => new(_verifications, _digests, _hashes, _rounds);

    /// <summary>True once something was refused.</summary>
    public bool IsExhausted { get; private set; }

    public bool TryVerify() => Take(ref _verifications, verifications);

    public bool TryDigest() => Take(ref _digests, ValidationLimits.DigestsPerZone);

    /// <summary>Takes one name to hash.</summary>
    /// <param name="iterations">The extra rounds it asks for.</param>
    public bool TryHash(int iterations)
    {
        if (!Take(ref _hashes, ValidationLimits.HashesPerAnswer))
            return false;
        _rounds += iterations + 1;
        return true;
    }

    bool Take(ref int count, int max)
    {
        if (count >= max)
        {
            IsExhausted = true;
            return false;
        }
        count++;
        return true;
    }
}
