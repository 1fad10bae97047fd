using Servanda.Core;

namespace Servanda.Cli.Reports.Page;

/// <summary>The observations of one organisation, numbered as they are first used: findings name the numbers, and the whole
/// digests stand once in a list at the end, where they can be read and copied.</summary>
sealed class ObservationNumbers(string organisation)
{
    readonly OrderedDictionary<Digest, int> _numbers = [];

    public int Count => _numbers.Count;

    /// <summary>Writes the references of one finding.</summary>
    public void Refer(Html html, IReadOnlyList<Digest> observations)
    {
        foreach (var digest in observations)
        {
            _numbers.TryAdd(digest, _numbers.Count + 1);
            html.Line($"""<a href="#{Anchors.Observation(organisation, _numbers[digest])}">{_numbers[digest]}</a>""");
        }
    }

    /// <summary>Writes the list that the references lead to.</summary>
    public void Write(Html html)
    {
        if (Count == 0)
            return;
        html.Line($"""
            <details class="control"><summary><h4>{Phrases.Observations}</h4> <span class="share">{Count}</span></summary>
            <p class="note">{Phrases.ObservationsInBundle}</p><ol class="observations">
            """);
        foreach (var (digest, number) in _numbers)
            html.Line($"""<li id="{Anchors.Observation(organisation, number)}"><code>{digest.ToString()}</code></li>""");
        html.Line($"</ol></details>");
    }
}
