namespace Servanda.Dns.Dnssec.Zones;

/// <summary>What came of asking for a DS or DNSKEY set.</summary>
/// <param name="Sets">The response; null when there is none to be used.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="At">When it came.</param>
sealed record Evidence(MessageSets? Sets, string? Failure, DateTimeOffset At)
{
    public const string NoDnssec = "the resolver does not know DNSSEC, or something on the way takes it out";

    /// <summary>A response counts when it says something about the name; SERVFAIL and REFUSED do not.</summary>
    public static Evidence Of(MessageSets? sets, DateTimeOffset at) =>
        sets is null ? new(null, "the response cannot be read", at)
        : sets.ResponseCode != ResponseCode.NoError && sets.ResponseCode != ResponseCode.NoSuchName
            ? new(null, $"the resolver answered {sets.ResponseCode}", at)
        : sets.KnowsDnssec ? new(sets, null, at)
        : new(null, NoDnssec, at);
}
