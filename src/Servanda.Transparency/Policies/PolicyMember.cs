using Servanda.Transparency.Cosignatures;

namespace Servanda.Transparency.Policies;

/// <summary>A witness or a group of them, by the name a policy gives it (C2SP tlog-policy).</summary>
public abstract record PolicyMember
{
    PolicyMember(string name) => Name = name;

    /// <summary>The name, of no meaning outside the policy.</summary>
    public string Name { get; }

    /// <summary>Whether enough witnesses below have cosigned.</summary>
    public abstract bool IsMetBy(Func<Witness, bool> hasCosigned);

    /// <summary>One witness (Defining a witness).</summary>
    public sealed record Witness : PolicyMember
    {
        internal Witness(string name, string keyText, CosignerKey? key, string? url) : base(name) =>
            (KeyText, Key, Url) = (keyText, key, url);

        /// <summary>Its verifier key as it stands in the policy.</summary>
        public string KeyText { get; }

        /// <summary>The key; null where it is of a kind we cannot check (ML-DSA-44), so that it never counts.</summary>
        public CosignerKey? Key { get; }

        /// <summary>Where it takes checkpoints, as written; null where the policy does not say.</summary>
        public string? Url { get; }

        /// <inheritdoc/>
        public override bool IsMetBy(Func<Witness, bool> hasCosigned) => hasCosigned(this);
    }

    /// <summary>Members of which some must have cosigned (Defining a witness group).</summary>
    public sealed record Group : PolicyMember
    {
        internal Group(string name, int threshold, IReadOnlyList<PolicyMember> members) : base(name) =>
            (Threshold, Members) = (threshold, members);

        /// <summary>How many of them; at least one.</summary>
        public int Threshold { get; }

        /// <summary>The members in the order given; each name is in one group only.</summary>
        public IReadOnlyList<PolicyMember> Members { get; }

        /// <inheritdoc/>
        public override bool IsMetBy(Func<Witness, bool> hasCosigned) =>
            Members.Count(member => member.IsMetBy(hasCosigned)) >= Threshold;
    }
}
