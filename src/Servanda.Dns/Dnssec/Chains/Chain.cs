namespace Servanda.Dns.Dnssec.Chains;

/// <summary>
/// Everything that proves one answer, and nothing more: checked by <see cref="ChainVerifier"/> with a trust anchor and
/// nothing else. The order is that of RFC 9102 §3: aliases and answer, then keys and delegations from its zone up to the
/// anchor, then what proves that something is not there.
/// </summary>
public sealed record Chain
{
    /// <summary>Record sets one chain has at the most.</summary>
    public const int MaxSets = 128;

    /// <summary>What was asked.</summary>
    public required DnsQuestion Question { get; init; }

    /// <summary>When the answer came, to the second.</summary>
    public required DateTimeOffset Observed { get; init; }

    /// <summary>What was answered: <see cref="AnswerKind.Records"/>, <see cref="AnswerKind.NoData"/> or
    /// <see cref="AnswerKind.NoSuchName"/>.</summary>
    public required AnswerKind Answer { get; init; }

    /// <summary>What it proves: that the answer is secure, or that its zone needs no signatures.</summary>
    public required Security Security { get; init; }

    /// <summary>The record sets, each with the one signature that matters.</summary>
    public required IReadOnlyList<SignedSet> Sets { get; init; }

    /// <summary>What the chain says was answered, with the aliases on the way. It is worth what
    /// <see cref="ChainVerifier"/> finds.</summary>
    public DnsAnswer ReadAnswer() => DnsAnswer.Of(new DnsMessage
    {
        Flags = HeaderBits.Response | HeaderBits.RecursionAvailable,
        ResponseCode = Answer == AnswerKind.NoSuchName ? ResponseCode.NoSuchName : ResponseCode.NoError,
        Questions = [Question],
        Answers = [.. Sets.SelectMany(set => set.Records)],
    }, Question);
}
