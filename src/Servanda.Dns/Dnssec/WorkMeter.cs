namespace Servanda.Dns.Dnssec;

/// <summary>Counts the hashing of names that one answer asks for, its delegations included.</summary>
sealed class HashMeter
{
    public int Names { get; private set; }

    public int Rounds { get; private set; }

    /// <summary>Takes one name to hash; false when there is to be no more of it.</summary>
    /// <param name="iterations">The extra rounds it asks for.</param>
    public bool TryTake(int iterations)
    {
        if (Names >= ValidationLimits.HashesPerAnswer)
            return false;
        Names++;
        Rounds += iterations + 1;
        return true;
    }
}

/// <summary>Counts the checks that one answer, or the keys of one zone, ask for.</summary>
/// <param name="verifications">Signatures that may be checked.</param>
/// <param name="hashes">Shared by all that belongs to one answer; null for one of its own.</param>
sealed class WorkMeter(int verifications, HashMeter? hashes = null)
{
    readonly HashMeter _hashes = hashes ?? new();

    public int Verifications { get; private set; }

    public int Digests { get; private set; }

    /// <summary>True once hashing was refused.</summary>
    public bool IsExhausted { get; private set; }

    public bool TryVerify() => Verifications < verifications && ++Verifications > 0;

    public bool TryDigest() => Digests < ValidationLimits.DigestsPerZone && ++Digests > 0;

    public bool TryHash(int iterations)
    {
        IsExhausted |= !_hashes.TryTake(iterations);
        return !IsExhausted;
    }
}
