using Servanda.Core;

namespace Servanda.Assessment.Observations;

/// <summary>What one look at one subject gave. The bytes are the truth; whatever they mean is for a rule to say.</summary>
public abstract class Observation
{
    private Observation()
    {
    }

    /// <summary>What was looked at.</summary>
    public required Subject Subject { get; init; }

    /// <summary>When the answer, or the lack of one, came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The way taken: a resolver, or the address connected to; empty when nothing was reached.</summary>
    public string Via { get; init; } = "";

    /// <summary>The subject answered. A DNS message as on the wire; a transcript (canonical JSON) of anything else.</summary>
    public sealed class Seen(ReadOnlyMemory<byte> raw) : Observation
    {
        static readonly object Unreadable = new();

        Digest? _digest;
        object? _meaning;

        /// <summary>The answer.</summary>
        public ReadOnlyMemory<byte> Raw { get; } = raw;

        /// <summary>What validating the answer found; null where it was not validated, and for all that is no DNS
        /// answer.</summary>
        public AnswerProof? Proof { get; init; }

        /// <summary>Names the bytes.</summary>
        public Digest Digest => _digest ??= Digest.Of(Raw.Span);

        /// <summary>What the bytes mean to their reader, null when they mean nothing to it; read once, so that a look
        /// shared by a thousand domains is parsed once. Readers are pure: two threads that race here hold equal values.</summary>
        /// <param name="subject">What was looked at, for a reader that needs to know.</param>
        /// <param name="read">The reader.</param>
        public T? As<TSubject, T>(TSubject subject, Func<TSubject, ReadOnlyMemory<byte>, T?> read) where T : class =>
            (_meaning ??= read(subject, Raw) ?? Unreadable) as T;
    }

    /// <summary>We could not look; this says nothing about the subject.</summary>
    public sealed class Unmeasured(string reason) : Observation
    {
        /// <summary>One of <see cref="UnmeasuredReasons"/>, or a more exact text of ours that begins with one.</summary>
        public string Reason { get; } = reason;
    }
}
