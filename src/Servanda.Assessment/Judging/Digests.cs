using System.Collections;
using Servanda.Core;

namespace Servanda.Assessment.Judging;

/// <summary>Digests, each once, worked out when somebody reads them: most findings of a long run are counted and not
/// written down.</summary>
sealed class Digests(IEnumerable<Digest> digests) : IReadOnlyList<Digest>
{
    Digest[]? _all;

    public int Count => All.Length;

    Digest[] All => _all ??= [.. digests.Distinct()];

    public Digest this[int index] => All[index];

    public IEnumerator<Digest> GetEnumerator() => ((IEnumerable<Digest>)All).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
