using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Servanda.Storage.Letters;

namespace Servanda.Cli.Serving.Letters;

/// <summary>Hands letters to the mail server over one connection, as long as there are some.</summary>
sealed class LetterCarrier(SmtpSettings settings) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly SmtpClient _client = new()
    {
        // Nothing is fetched from places that a certificate names.
        CheckCertificateRevocation = false,
        Timeout = (int)Patience.TotalMilliseconds,
    };

    /// <summary>Hands over a letter; what went wrong is an answer, not an exception.</summary>
    public async Task<Handed> HandAsync(Letter letter, CancellationToken cancel)
    {
        try
        {
            if (!_client.IsConnected)
                await ConnectAsync(cancel);
            await _client.SendAsync(LetterMessage.Of(letter, settings.From), cancel);
            return Handed.Taken;
        }
        catch (SmtpCommandException fault)
        {
            // Only what is said of this letter is final: a server that refuses us may come to its senses.
            var isOfLetter = fault.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            return new Handed(Without(letter, $"{(int)fault.StatusCode} {fault.Message}"), isOfLetter && (int)fault.StatusCode >= 500);
        }
        catch (Exception fault) when (fault is SmtpProtocolException or ServiceNotConnectedException or IOException or SocketException
            or TimeoutException or AuthenticationException or SslHandshakeException or NotSupportedException
            or ServiceNotAuthenticatedException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new Handed(Without(letter, fault.Message), IsFinal: false);
        }
    }

    /// <summary>Says goodbye to the server.</summary>
    public async Task LeaveAsync(CancellationToken cancel)
    {
        try
        {
            if (_client.IsConnected)
                await _client.DisconnectAsync(quit: true, cancel);
        }
        catch (IOException)
        {
            // It had left before us.
        }
    }

    public void Dispose() => _client.Dispose();

    async Task ConnectAsync(CancellationToken cancel)
    {
        var server = settings.Server;
        var security = server.IsImplicitTls ? SecureSocketOptions.SslOnConnect
            : server.User is not null && !server.IsLocal ? SecureSocketOptions.StartTls
            : server.IsLocal ? SecureSocketOptions.None
            : SecureSocketOptions.StartTlsWhenAvailable;
        await _client.ConnectAsync(server.Host.Trim('[', ']'), server.Port, security, cancel);
        if (server.User is not null)
            await _client.AuthenticateAsync(server.User, settings.Password!, cancel);
    }

    /// <summary>What the server said, on one line and without the address.</summary>
    static string Without(Letter letter, string answer) =>
        string.Join(' ', answer.Replace(letter.To, "…", StringComparison.OrdinalIgnoreCase)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What became of handing over a letter.</summary>
/// <param name="Answer">What the server said; null where it took it.</param>
/// <param name="IsFinal">It never will.</param>
sealed record Handed(string? Answer, bool IsFinal)
{
    public static Handed Taken { get; } = new(null, false);
}
