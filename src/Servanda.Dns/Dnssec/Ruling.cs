using Servanda.Dns.Edns;

namespace Servanda.Dns.Dnssec;

/// <summary>What was found of one piece of an answer, and why.</summary>
/// <param name="Security">How far it can be trusted.</param>
/// <param name="Code">The reason's number (RFC 8914 §4, IANA); null where there is nothing to give a reason for.</param>
/// <param name="Reason">The reason for people.</param>
readonly record struct Ruling(Security Security, ushort? Code, string Reason)
{
    public const ushort UnsupportedAlgorithm = 1, UnsupportedDigest = 2, UnknownSecurity = 5, Forged = 6, Expired = 7,
        NotYetValid = 8, KeyMissing = 9, SignatureMissing = 10, NoZoneKey = 11, DenialMissing = 12, Unreachable = 22,
        EndsBeforeBegin = 25, UnsupportedIterations = 27;

    public static Ruling Secure { get; } = new(Security.Secure, null, "proven by its signatures");

    public bool IsSecure => Security == Security.Secure;

    public static Ruling Bogus(ushort code, string reason) => new(Security.Bogus, code, reason);

    public static Ruling Insecure(string reason, ushort? code = null) => new(Security.Insecure, code, reason);

    public static Ruling Indeterminate(ushort code, string reason) => new(Security.Indeterminate, code, reason);

    /// <summary>The worse of two: what is bogus in part is bogus, what is unknown in part unknown, and so on.</summary>
    public Ruling And(Ruling other) => Rank(other.Security) > Rank(Security) ? other : this;

    public ExtendedError? Error => Code is { } code ? new ExtendedError(code, Reason) : null;

    static int Rank(Security security) => security switch
    {
        Security.Secure => 0,
        Security.Insecure => 1,
        Security.Indeterminate => 2,
        Security.Bogus => 3,
    };
}
