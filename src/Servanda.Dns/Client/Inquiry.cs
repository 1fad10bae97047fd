using System.Globalization;
using System.Runtime.CompilerServices;

namespace Servanda.Dns.Client;

/// <summary>Asks until there is an answer, or too many tries or too much time.</summary>
sealed class Inquiry(ResolverOptions options, Tally tally)
{
    const int FormatError = 1, NotImplemented = 4;

    /// <summary>The pause before the same upstream is asked again after it failed at once.</summary>
    const double PauseSeconds = 0.05;

    readonly TimeProvider _clock = options.Clock;
    readonly long _frequency = options.Clock.TimestampFrequency;
    readonly long _total = (long)(options.TotalTime.TotalSeconds * options.Clock.TimestampFrequency);

    /// <summary>An answer, or a failure.</summary>
    /// <param name="upstreams">Whom to ask.</param>
    /// <param name="question">What.</param>
    /// <param name="bits">RD, AD.</param>
    /// <param name="how">CD, DO, and whom not to ask.</param>
    /// <param name="began">The clock.</param>
    /// <param name="place">Where the answer is to be kept.</param>
    /// <param name="cancel">Looked at every few milliseconds.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<DnsResult> RunAsync(
        UpstreamSet upstreams, DnsQuestion question, HeaderBits bits, LookupOptions how, long began, CachePlace place,
        CancellationToken cancel)
    {
        var ask = new Ask(question, bits | (how.CheckingDisabled ? HeaderBits.CheckingDisabled : 0),
            Records.OptData.SafePayloadSize, how.DnssecOk, false, 0, began + _total, cancel);
        var tried = 0UL;
        var failure = Reply.TimedOut;
        UpstreamClient? upstream = null;
        DnsResult? result = null;
        var staleAt = 0L;
        try
        {
            for (var attempt = 0; attempt < options.MaxTries; attempt++)
            {
                var now = attempt == 0 ? began : _clock.GetTimestamp();
                if (now >= ask.End)
                    break;
                var before = upstream;
                upstream = upstreams.Pick(ref tried, how.Avoid, now);
                if (upstream == before && failure.Reason is not DnsFailure.TimedOut)
                    await Task.Delay(TimeSpan.FromSeconds(PauseSeconds * (0.5 + options.Chance())), _clock, cancel);
                var reply = await upstream.AskAsync(ask with { Patience = Patience(upstream, attempt) }, now);
                cancel.ThrowIfCancellationRequested();
                var glance = Glance(reply, question);
                if (NeedsMore(upstream, glance))
                {
                    reply = await AskMoreAsync(upstream, ask, glance, reply);
                    glance = Glance(reply, question);
                }
                if (reply.Raw is { } raw)
                {
                    staleAt = glance.KeepFor == 0 ? 0 : reply.At + glance.KeepFor * _frequency;
                    return result = new DnsResult.Answered(question, raw, upstream.Text, _clock.GetUtcNow());
                }
                failure = reply;
            }
            return result = Failed(failure, upstream!);
        }
        finally
        {
            place.End(result, staleAt);
        }
    }

    static MessageGlance Glance(in Reply reply, DnsQuestion question) =>
        reply.Raw is { } message ? MessageGlance.Of(message, question.Type) : default;

    static bool NeedsMore(UpstreamClient upstream, in MessageGlance glance) =>
        (glance.IsTruncated && upstream.Upstream.Kind is UpstreamKind.Udp) ||
        (glance.Code is FormatError or NotImplemented && !glance.HasEdns);

    /// <summary>Without EDNS for a server that does not know it (RFC 6891 §6.2.2); over TCP for the rest of a long
    /// answer (RFC 7766 §5).</summary>
    async ValueTask<Reply> AskMoreAsync(UpstreamClient upstream, Ask ask, MessageGlance glance, Reply reply)
    {
        if (!glance.IsTruncated)
        {
            ask = ask with { PayloadSize = 0, Patience = upstream.Patience };
            reply = await upstream.AskAsync(ask, _clock.GetTimestamp());
            ask.Cancel.ThrowIfCancellationRequested();
            if (reply.Raw is null || !Glance(reply, ask.Question).IsTruncated)
                return reply;
        }
        if (upstream.Upstream.Kind is not UpstreamKind.Udp)
            return reply;
        tally.Truncated();
        // A connection takes a round trip more, and one over a lossy way its repeats.
        reply = await upstream.AskAsync(ask with { OverStream = true, Patience = upstream.Patience * 2 },
            _clock.GetTimestamp());
        ask.Cancel.ThrowIfCancellationRequested();
        return reply;
    }

    /// <summary>Longer with every try, and never the same for two lookups that began together; the last one has all the
    /// time there is.</summary>
    long Patience(UpstreamClient upstream, int attempt) =>
        attempt == options.MaxTries - 1
            ? _total
            : (long)((upstream.Patience << Math.Min(attempt, 8)) * (attempt == 0 ? 1 : 0.9 + options.Chance() / 5));

    DnsResult.Failed Failed(in Reply reply, UpstreamClient upstream)
    {
        var detail = reply.Detail ?? string.Create(CultureInfo.InvariantCulture,
            $"no answer within {_total / (double)_frequency:0.#} s");
        return new DnsResult.Failed(reply.Reason, $"{upstream.Text}: {detail}");
    }
}
