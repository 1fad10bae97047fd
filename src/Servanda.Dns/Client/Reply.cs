namespace Servanda.Dns.Client;

/// <summary>How one exchange with one upstream ended.</summary>
/// <param name="Raw">The message; null when there is none.</param>
/// <param name="Reason">Why there is none.</param>
/// <param name="Detail">What happened, where there is more to say.</param>
/// <param name="At">When the message came, on the clock.</param>
readonly record struct Reply(
    byte[]? Raw, DnsFailure Reason = DnsFailure.TimedOut, string? Detail = null, long At = 0)
{
    public static Reply TimedOut => new(null);

    public static Reply Lost(string detail) => new(null, DnsFailure.ConnectionLost, detail);
}
