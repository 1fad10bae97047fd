using Servanda.Core.Json;

namespace Servanda.Accords.Leaves;

/// <summary>
/// What a leaf records. Names, digests, whole numbers, dates, words of closed sets and salted commitments; no free text
/// and nothing personal, as a leaf stays for ever (docs/log.md, Leaves).
/// </summary>
public abstract partial record LeafBody
{
    LeafBody() { }

    /// <summary>Which kind of leaf it makes.</summary>
    public abstract LeafKind Kind { get; }

    /// <summary>Its members; those whose value is null are left out.</summary>
    internal abstract IReadOnlyList<(string Key, JsonItem? Value)> Members { get; }
}
