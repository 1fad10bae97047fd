using Servanda.Transparency.Cosignatures;

namespace Servanda.Transparency.Witnessing;

/// <summary>What came of asking a witness.</summary>
public abstract record WitnessAnswer
{
    WitnessAnswer(WitnessPeer peer) => Peer = peer;

    /// <summary>The witness.</summary>
    public WitnessPeer Peer { get; }

    /// <summary>It cosigned, and the cosignature was checked.</summary>
    public sealed record Cosigned : WitnessAnswer
    {
        internal Cosigned(WitnessPeer peer, Cosignature cosignature) : base(peer) => Cosignature = cosignature;

        /// <summary>The cosignature.</summary>
        public Cosignature Cosignature { get; }
    }

    /// <summary>It did not, or what it sent cannot be accepted.</summary>
    public sealed record Failed : WitnessAnswer
    {
        internal Failed(WitnessPeer peer, WitnessFault fault, string why) : base(peer) => (Fault, Why) = (fault, why);

        /// <summary>What kind of failure it is.</summary>
        public WitnessFault Fault { get; }

        /// <summary>What happened, in a sentence without the witness's name.</summary>
        public string Why { get; }

        /// <summary>The witness and what happened, for an operator.</summary>
        public override string ToString() => $"{Peer}: {Why}";
    }
}
