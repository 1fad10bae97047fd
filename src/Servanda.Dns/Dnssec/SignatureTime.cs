using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec;

/// <summary>Moments as signatures carry them: seconds since 1970 modulo 2^32, compared by serial number arithmetic
/// (RFC 4034 §3.1.5, RFC 1982).</summary>
static class SignatureTime
{
    public static uint Of(DateTimeOffset at) => (uint)at.ToUnixTimeSeconds();

    public static bool HasBegun(RrsigData signature, uint now) => (int)(now - signature.Inception) >= 0;

    public static bool HasEnded(RrsigData signature, uint now) => (int)(signature.Expiration - now) < 0;

    /// <summary>When it lapses, given that it holds at this moment.</summary>
    public static DateTimeOffset End(RrsigData signature, DateTimeOffset at) =>
        at.AddSeconds((int)(signature.Expiration - Of(at)));

    /// <summary>When it began, given that it holds at this moment.</summary>
    public static DateTimeOffset Begin(RrsigData signature, DateTimeOffset at) =>
        at.AddSeconds(-(int)(Of(at) - signature.Inception));
}
