using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Policies;

namespace Servanda.Transparency.Witnessing;

/// <summary>A witness that a log asks for cosignatures.</summary>
/// <param name="Name">What the operator calls it.</param>
/// <param name="Key">The key its cosignatures are checked with.</param>
/// <param name="Prefix">Its submission prefix (C2SP tlog-witness, HTTP Interface); http or https.</param>
public sealed record WitnessPeer(string Name, CosignerKey Key, Uri Prefix)
{
    /// <summary>The witnesses of a policy that can be asked: those whose kind of key is known here and whose URL is one of
    /// http or https.</summary>
    public static IReadOnlyList<WitnessPeer> In(LogPolicy policy) =>
    [
        .. from witness in policy.Witnesses
           let key = witness.Key
           let url = Uri.TryCreate(witness.Url, UriKind.Absolute, out var found) ? found : null
           where key is not null && url?.Scheme is "http" or "https"
           select new WitnessPeer(witness.Name, key, url),
    ];

    /// <summary>The name and the prefix, as in every message about it.</summary>
    public override string ToString() => $"witness {Name} at {Prefix}";

    /// <summary>The address of something below the prefix, whether the prefix ends in a slash or not.</summary>
    internal Uri At(string path) => new($"{Prefix.AbsoluteUri.TrimEnd('/')}/{path}");
}
