using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Zones;

/// <summary>What was found of a record set, or of a proof that there is none.</summary>
/// <param name="Ruling">How far it can be trusted.</param>
/// <param name="Sets">The sets this rests on, each with the one signature that holds, or bare where none is needed.</param>
/// <param name="Zone">The zone this rests on; null where there is none to rest on.</param>
sealed record Judged(Ruling Ruling, IReadOnlyList<SignedSet> Sets, ZoneState? Zone)
{
    /// <summary>For a positive answer: the signature that holds.</summary>
    public RrsigData? By { get; init; }

    /// <summary>For a denial of DS: true when a zone begins there all the same, or may.</summary>
    public bool IsDelegation { get; init; }

    public static Judged Failed(Ruling ruling) => new(ruling, [], null);
}
