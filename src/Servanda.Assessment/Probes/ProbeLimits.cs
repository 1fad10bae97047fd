using Servanda.Assessment.Transcripts;

namespace Servanda.Assessment.Probes;

/// <summary>How much the probes take of the world, and how long they wait for it. Time spent waiting for one's own turn
/// does not count.</summary>
public sealed record ProbeLimits
{
    /// <summary>Connections open at once, to everybody, 1-4096.</summary>
    public int MaxConnections
    {
        get;
        init => field = Within(value, 1, 4096);
    } = 256;

    /// <summary>Connections open at once to one address and port, 1-64.</summary>
    public int ConnectionsPerTarget
    {
        get;
        init => field = Within(value, 1, 64);
    } = 4;

    /// <summary>From one connection to one address and port to the next, 0-60 s.</summary>
    public TimeSpan TargetSpacing
    {
        get;
        init => field = Within(value, TimeSpan.Zero, 60);
    } = TimeSpan.FromMilliseconds(25);

    /// <summary>Addresses of one host tried, 1-64.</summary>
    public int MaxAddresses
    {
        get;
        init => field = Within(value, 1, 64);
    } = 6;

    /// <summary>For one connection to open, up to 60 s.</summary>
    public TimeSpan ConnectTime
    {
        get;
        init => field = Within(value, TimeSpan.FromMilliseconds(1), 60);
    } = TimeSpan.FromSeconds(5);

    /// <summary>For one connection to open once nobody answers at its port, which our own network then seems to block, up
    /// to 60 s: long enough for one who would answer.</summary>
    public TimeSpan BlockedConnectTime
    {
        get;
        init => field = Within(value, TimeSpan.FromMilliseconds(1), 60);
    } = TimeSpan.FromSeconds(1);

    /// <summary>How long an address may keep us waiting before the next one is tried beside it (RFC 8305 §5), up to
    /// 60 s.</summary>
    public TimeSpan ConnectStagger
    {
        get;
        init => field = Within(value, TimeSpan.FromMilliseconds(1), 60);
    } = TimeSpan.FromMilliseconds(250);

    /// <summary>For one page with all its redirects, handshakes and octets, up to 600 s.</summary>
    public TimeSpan WebTime
    {
        get;
        init => field = Within(value, TimeSpan.FromMilliseconds(1), 600);
    } = TimeSpan.FromSeconds(15);

    /// <summary>Redirects followed, 0 to one less than a transcript holds.</summary>
    public int MaxRedirects
    {
        get;
        init => field = Within(value, 0, WebTranscript.MaxHops - 1);
    } = 10;

    /// <summary>Kibibytes of one response's fields, 1-256.</summary>
    public int MaxFieldKibibytes
    {
        get;
        init => field = Within(value, 1, 256);
    } = 64;

    /// <summary>Octets of a body, as sent and with its coding undone, 1 to what a transcript holds.</summary>
    public int MaxBodyOctets
    {
        get;
        init => field = Within(value, 1, WebTranscript.MaxBodyOctets);
    } = 1024 * 1024;

    /// <summary>For one reply of a mail host, up to 300 s (RFC 5321 §4.5.3.2.1 would wait that long).</summary>
    public TimeSpan SmtpReplyTime
    {
        get;
        init => field = Within(value, TimeSpan.FromMilliseconds(1), 300);
    } = TimeSpan.FromSeconds(15);

    /// <summary>For a whole conversation with a mail host, handshake included, up to 600 s.</summary>
    public TimeSpan SmtpTime
    {
        get;
        init => field = Within(value, TimeSpan.FromMilliseconds(1), 600);
    } = TimeSpan.FromSeconds(30);

    /// <summary>Octets a mail host may say in plain text, 512 to 256 KiB.</summary>
    public int MaxSmtpOctets
    {
        get;
        init => field = Within(value, 512, 256 * 1024);
    } = 64 * 1024;

    /// <summary>For the answer to a single handshake message, up to 60 s.</summary>
    public TimeSpan HandshakeTime
    {
        get;
        init => field = Within(value, TimeSpan.FromMilliseconds(1), 60);
    } = TimeSpan.FromSeconds(10);

    /// <summary>Octets of observations kept to be shared, for the first looks and for the second looks each; the oldest
    /// make room.</summary>
    public long SharedOctets
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 64 * 1024 * 1024;

    /// <summary>How long an observation is shared, 0 to one day.</summary>
    public TimeSpan ShareFor
    {
        get;
        init => field = Within(value, TimeSpan.Zero, 24 * 3600);
    } = TimeSpan.FromMinutes(15);

    static int Within(int value, int least, int most) =>
        value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(nameof(value));

    static TimeSpan Within(TimeSpan value, TimeSpan least, int mostSeconds) =>
        value >= least && value <= TimeSpan.FromSeconds(mostSeconds)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value));
}
