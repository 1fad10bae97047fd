using Servanda.Core;

namespace Servanda.Dns.Client;

/// <summary>What came of asking: an answer of whatever kind, or none at all.</summary>
public abstract record DnsResult
{
    private DnsResult() { }

    /// <summary>An answer, SERVFAIL and REFUSED included: what it means is for the caller to say.</summary>
    /// <param name="Question">What was asked.</param>
    /// <param name="Raw">The message, octet for octet; from the cache it is as it was when it came.</param>
    /// <param name="Upstream">Who answered, and by which way.</param>
    /// <param name="At">When it came.</param>
    public sealed record Answered(DnsQuestion Question, ReadOnlyMemory<byte> Raw, string Upstream, DateTimeOffset At)
        : DnsResult
    {
        /// <summary>Reads the message, anew on every call.</summary>
        public Parsed<DnsMessage> Read() => DnsMessageReader.Read(Raw.Span);

        /// <summary>Reads the message as the answer to the question, anew on every call.</summary>
        public DnsAnswer ReadAnswer() =>
            // A message without a readable header is never taken for an answer, so there is always a value.
            DnsAnswer.Read(Raw.Span, Question).Value!;
    }

    /// <summary>No answer. This says nothing about the name asked about.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">Who was asked and what happened, for people.</param>
    public sealed record Failed(DnsFailure Reason, string Detail) : DnsResult;
}
