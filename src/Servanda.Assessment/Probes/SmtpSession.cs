using System.Text;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;

namespace Servanda.Assessment.Probes;

/// <summary>
/// Talks to a mail host up to STARTTLS (RFC 5321 §3.1, RFC 3207 §4): greeting, EHLO, STARTTLS, and QUIT where it goes no
/// further. No mail transaction is ever begun.
/// </summary>
sealed class SmtpSession(Stream stream, string ehloName, ProbeLimits limits, TimeProvider clock)
{
    const string NotSmtp = "not SMTP";

    readonly LineReader _reader = new(stream, limits.MaxSmtpOctets);
    readonly List<SmtpLine> _lines = [];

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<SmtpLine> Lines => _lines;

    /// <summary>Why it broke off or made no sense; null when it did not.</summary>
    public string? Fault { get; private set; }

    SmtpEnd Broken => Fault is UnmeasuredReasons.OverLimit or NotSmtp ? SmtpEnd.Malformed : SmtpEnd.BrokenOff;

    /// <summary>Goes up to the host's leave to start TLS; null when it is given, else how it ended.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async ValueTask<SmtpEnd?> StartTlsAsync(CancellationToken cancel)
    {
        if (await ReplyAsync(cancel) is not { } greeting)
            return Broken;
        if (greeting != 220)
            return await QuitAsync(stream, SmtpEnd.Rejected, cancel);
        if (await CommandAsync($"EHLO {ehloName}", cancel) is not { } hello)
            return Broken;
        if (hello != 250)
            return await QuitAsync(stream, SmtpEnd.Rejected, cancel);
        if (!SmtpReplies.OffersStartTls(_lines))
            return await QuitAsync(stream, SmtpEnd.Complete, cancel);
        if (await CommandAsync("STARTTLS", cancel) is not { } ready)
            return Broken;
        if (ready != 220)
            return await QuitAsync(stream, SmtpEnd.StartTlsRefused, cancel);
        if (!_reader.HasMore)
            return null;
        // Whatever stands behind the reply in plain text would be taken for protected text (RFC 3207 §6).
        Fault = "text after the reply to STARTTLS";
        return SmtpEnd.Malformed;
    }

    /// <summary>Says QUIT and does not wait for the answer; a host that does not hear it any more has heard enough.
    /// </summary>
    /// <param name="over">The connection, or the protected one over it.</param>
    /// <param name="end">How it ended, given back.</param>
    /// <param name="cancel">When to give up.</param>
    public async ValueTask<SmtpEnd> QuitAsync(Stream over, SmtpEnd end, CancellationToken cancel)
    {
        _lines.Add(new SmtpLine(true, "QUIT"));
        try
        {
            await over.WriteAsync("QUIT\r\n"u8.ToArray(), cancel);
        }
        catch (IOException)
        {
            // It is over either way, and how it ended is known.
        }
        return end;
    }

    async ValueTask<int?> CommandAsync(string command, CancellationToken cancel)
    {
        _lines.Add(new SmtpLine(true, command));
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), cancel);
        }
        catch (IOException e)
        {
            Fault = Faults.Of(e);
            return null;
        }
        return await ReplyAsync(cancel);
    }

    /// <summary>The code of a reply of one or more lines (RFC 5321 §4.2.1); null when there is none, and why is noted.
    /// </summary>
    async ValueTask<int?> ReplyAsync(CancellationToken cancel)
    {
        using var time = new CancellationTokenSource(limits.SmtpReplyTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, time.Token);
        try
        {
            while (await LineAsync(either.Token) is { } line)
            {
                var code = SmtpReplies.Code(line);
                if (code == 0)
                    Fault = NotSmtp;
                if (code == 0 || !SmtpReplies.GoesOn(line))
                    return code == 0 ? null : code;
            }
        }
        catch (IOException e)
        {
            Fault = Faults.Of(e);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            Fault = UnmeasuredReasons.TimedOut;
        }
        return null;
    }

    async ValueTask<string?> LineAsync(CancellationToken cancel)
    {
        var read = await _reader.ReadAsync(cancel);
        if (read.Text.Length > 0 || read.End == LineEnd.Whole)
            _lines.Add(new SmtpLine(false, read.Text));
        if (read.End == LineEnd.Whole && _lines.Count < SmtpTranscript.MaxLines - 4)
            return read.Text;
        Fault = read.End == LineEnd.Closed ? UnmeasuredReasons.BrokenOff : UnmeasuredReasons.OverLimit;
        return null;
    }
}
