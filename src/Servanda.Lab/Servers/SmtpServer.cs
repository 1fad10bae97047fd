using System.Text;
using Servanda.Lab.Keys;

namespace Servanda.Lab.Servers;

/// <summary>A mail host as far as anybody goes who brings no mail (RFC 5321, RFC 3207).</summary>
static class SmtpServer
{
    const int MaxLineOctets = 2048;

    /// <summary>A host that greets, and offers STARTTLS when it has a certificate.</summary>
    /// <param name="name">The name it greets with.</param>
    /// <param name="certificate">What it shows; null for no STARTTLS.</param>
    public static Conversation Greeting(string name, ServerCertificate? certificate) => async (stream, cancel) =>
    {
        await SayAsync(stream, $"220 {name} ESMTP", cancel);
        if (await ObeyAsync(stream, name, certificate is not null, cancel) && certificate is not null)
        {
            await using var secure = await TlsServer.AcceptAsync(stream, certificate, cancel);
            await ObeyAsync(secure, name, offersTls: false, cancel);
        }
    };

    /// <summary>A host that never comes to the end of its greeting.</summary>
    /// <param name="octets">How much it says at the least.</param>
    public static Conversation EndlessGreeting(int octets) => async (stream, cancel) =>
    {
        var line = Encoding.ASCII.GetBytes("220-" + new string('=', 500) + "\r\n");
        for (var said = 0; said < octets; said += line.Length)
            await stream.WriteAsync(line, cancel);
    };

    /// <summary>A host that takes connections and says nothing.</summary>
    public static Conversation Silence { get; } = (_, cancel) => Task.Delay(Timeout.Infinite, cancel);

    /// <summary>Answers commands until the end; true when TLS is to begin.</summary>
    static async Task<bool> ObeyAsync(Stream stream, string name, bool offersTls, CancellationToken cancel)
    {
        while (await HearAsync(stream, cancel) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync(stream, $"250-{name}\r\n250-8BITMIME{(offersTls ? "\r\n250-STARTTLS" : "")}\r\n250 SIZE 10485760", cancel);
                    break;
                case "STARTTLS" when offersTls:
                    await SayAsync(stream, "220 go ahead", cancel);
                    return true;
                case "QUIT":
                    await SayAsync(stream, "221 bye", cancel);
                    return false;
                default:
                    await SayAsync(stream, "502 not here", cancel);
                    break;
            }
        }
        return false;
    }

    static ValueTask SayAsync(Stream stream, string text, CancellationToken cancel) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), cancel);

    /// <summary>One line; null at the end. Octet by octet, so that nothing of the handshake is taken.</summary>
    static async Task<string?> HearAsync(Stream stream, CancellationToken cancel)
    {
        var line = new List<byte>();
        var octet = new byte[1];
        while (line.Count < MaxLineOctets && await stream.ReadAsync(octet, cancel) == 1)
        {
            if (octet[0] == '\n')
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            line.Add(octet[0]);
        }
        return null;
    }
}
