using System.Net;
using System.Net.Sockets;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;

namespace Servanda.Assessment.Probes;

/// <summary>Talks to mail hosts on port 25 up to and with the TLS handshake, and says goodbye.</summary>
sealed class SmtpProbe(Dialer dialer, TlsInspection inspection, ProberOptions options)
{
    const int Port = 25;

    /// <summary>Looks at a mail host.</summary>
    public async ValueTask<Observation> LookAsync(
        Subject.MailHost subject, Freshness freshness, CancellationToken cancel)
    {
        var dialled = await dialer.DialAsync(subject.Host, Port, freshness, cancel);
        if (dialled.Connection is not { } connection)
            return Looked.Unmeasured(subject, options.Clock, dialled);
        using (connection)
        {
            var session = Session(connection, options);
            using var time = new CancellationTokenSource(options.Limits.SmtpTime, options.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, time.Token);
            var transcript = await TalkAsync(session, connection, subject.Host.ToString(), either.Token, cancel);
            // Nothing heard is nothing seen.
            return transcript.Lines.Any(line => !line.IsOurs)
                ? Looked.Seen(subject, options.Clock, connection.Address, SmtpTranscriptJson.Write(transcript))
                : Looked.Unmeasured(subject, options.Clock, Dialled.Failed(
                    transcript.Fault ?? UnmeasuredReasons.BrokenOff, connection.Address));
        }
    }

    /// <summary>A conversation over an open connection, under the name the operator gave or the address in brackets
    /// (RFC 5321 §4.1.3).</summary>
    internal static SmtpSession Session(Connection connection, ProberOptions options)
    {
        var local = connection.Local.IsIPv4MappedToIPv6 ? connection.Local.MapToIPv4() : connection.Local;
        var literal = local.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{WithoutScope(local)}]" : $"[{local}]";
        return new SmtpSession(
            connection.Stream, options.EhloName?.ToString() ?? literal, options.Limits, options.Clock);
    }

    async ValueTask<SmtpTranscript> TalkAsync(
        SmtpSession session, Connection connection, string host, CancellationToken cancel, CancellationToken operators)
    {
        var (end, fault, tls) = (SmtpEnd.BrokenOff, (string?)null, (TlsFacts?)null);
        try
        {
            if (await session.StartTlsAsync(cancel) is { } early)
                (end, fault) = (early, session.Fault);
            else
            {
                var inspected = await inspection.InspectAsync(connection.Stream, host, null, cancel);
                await using var secure = inspected.Stream;
                (end, fault, tls) = (SmtpEnd.TlsFailed, inspected.Fault, inspected.Facts);
                if (secure is not null)
                    (end, fault) = (await session.QuitAsync(secure, SmtpEnd.Complete, cancel), null);
            }
        }
        catch (IOException e)
        {
            fault = Faults.Of(e);
        }
        catch (OperationCanceledException) when (!operators.IsCancellationRequested)
        {
            fault = UnmeasuredReasons.TimedOut;
        }
        return new SmtpTranscript
        {
            Address = connection.Address.ToString(),
            Lines = session.Lines,
            Tls = tls,
            End = end,
            Fault = fault,
        };
    }

    static IPAddress WithoutScope(IPAddress address) => new(address.GetAddressBytes());
}
