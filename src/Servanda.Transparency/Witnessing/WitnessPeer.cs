using Servanda.Transparency.Cosignatures;

namespace Servanda.Transparency.Witnessing;

/// <summary>A witness that a log asks for cosignatures.</summary>
/// <param name="Name">What the operator calls it.</param>
/// <param name="Key">The key its cosignatures are checked with.</param>
/// <param name="Prefix">Its submission prefix (C2SP tlog-witness, HTTP Interface); http or https.</param>
public sealed record WitnessPeer(string Name, CosignerKey Key, Uri Prefix)
{
    /// <summary>The name and the prefix, as in every message about it.</summary>
    public override string ToString() => $"witness {Name} at {Prefix}";

    /// <summary>The address of something below the prefix, whether the prefix ends in a slash or not.</summary>
    internal Uri At(string path) => new($"{Prefix.AbsoluteUri.TrimEnd('/')}/{path}");
}
