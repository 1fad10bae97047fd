using System.Security.Cryptography;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;

namespace Servanda.Assessment.Probes;

/// <summary>
/// Sends one ClientHello that offers a single version and reads the first answer. Written by hand, since the system's TLS
/// library may refuse to speak the very versions that are looked for.
/// </summary>
sealed class HandshakeProbe(Dialer dialer, ProberOptions options)
{
    const int SmtpPort = 25;

    /// <summary>Looks whether a server takes a version.</summary>
    public async ValueTask<Observation> LookAsync(
        Subject.Handshake subject, Freshness freshness, CancellationToken cancel)
    {
        var dialled = await dialer.DialAsync(subject.Host, subject.Port, freshness, cancel);
        if (dialled.Connection is not { } connection)
            return Looked.Unmeasured(subject, options.Clock, dialled);
        using (connection)
        {
            var (reply, fault) = await AskAsync(subject, connection, cancel);
            return fault is not null
                ? Looked.Unmeasured(subject, options.Clock, fault, connection.Address)
                : Looked.Seen(subject, options.Clock, connection.Address,
                    new HandshakeTranscript(connection.Address.ToString(), subject.Version, reply).Write());
        }
    }

    async ValueTask<(byte[] Reply, string? Fault)> AskAsync(
        Subject.Handshake subject, Connection connection, CancellationToken cancel)
    {
        var limits = options.Limits;
        using var time = new CancellationTokenSource(
            subject.Port == SmtpPort ? limits.SmtpTime : limits.HandshakeTime, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, time.Token);
        try
        {
            if (subject.Port == SmtpPort && await NoStartTlsAsync(connection, either.Token) is { } fault)
                return ([], fault);
            var hello = ClientHello.Write(
                subject.Host, subject.Version, RandomNumberGenerator.GetBytes(ClientHello.ChanceOctets));
            return (await ExchangeAsync(connection.Stream, hello, subject.Version, either.Token), null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return ([], UnmeasuredReasons.TimedOut);
        }
    }

    /// <summary>Null when the mail host lets us start TLS, else why it does not.</summary>
    async ValueTask<string?> NoStartTlsAsync(Connection connection, CancellationToken cancel)
    {
        var session = SmtpProbe.Session(connection, options);
        return await session.StartTlsAsync(cancel) is not { } end ? null
            : session.Fault ?? $"{UnmeasuredReasons.NoStartTls}: {session.Lines.LastOrDefault(line => !line.IsOurs)?.Text}";
    }

    /// <summary>Sends the offer and reads until the answer can be told, or the connection is closed, which is an answer
    /// too.</summary>
    internal static async ValueTask<byte[]> ExchangeAsync(
        Stream stream, byte[] hello, TlsVersion version, CancellationToken cancel)
    {
        var reply = new byte[ServerHelloReader.MaxReplyOctets];
        var length = 0;
        try
        {
            await stream.WriteAsync(hello, cancel);
            while (length < reply.Length && ServerHelloReader.Read(reply.AsSpan(0, length), version) is null)
            {
                var read = await stream.ReadAsync(reply.AsMemory(length), cancel);
                if (read == 0)
                    break;
                length += read;
            }
        }
        catch (IOException)
        {
            // Reset: what came before it stands.
        }
        return reply[..length];
    }
}
