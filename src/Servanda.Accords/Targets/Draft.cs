using System.Text;
using Servanda.Accords.Registers;
using Servanda.Core;

namespace Servanda.Accords.Targets;

/// <summary>An organisation of which more lines may follow.</summary>
sealed class Draft(string name, int line)
{
    const int MaxSlug = 60;

    const int SuffixLength = 8;

    readonly List<string> _domains = [];
    readonly Dictionary<string, List<string>> _selectors = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public int Line { get; } = line;

    public string? Id { get; set; }

    public string? Country { get; set; }

    public bool IsSound { get; set; } = true;

    public List<string> Accords { get; } = [];

    public List<Asset> Others { get; } = [];

    public List<Attestation> Attestations { get; } = [];

    public bool IsEmpty => _domains.Count + Others.Count + Attestations.Count == 0;

    /// <summary>Adds a domain; one named twice counts once, with the selectors of both.</summary>
    public void AddDomain(string domain, IReadOnlyList<string> selectors)
    {
        if (!_selectors.TryGetValue(domain, out var known))
        {
            _domains.Add(domain);
            _selectors.Add(domain, known = []);
        }
        known.AddRange(selectors.Where(selector => !known.Contains(selector)));
    }

    public Target Finish(HashSet<string> taken) => new(
        new Organisation
        {
            Id = Id ?? MakeId(taken),
            Name = Name,
            Country = Country,
            Assets =
            [
                .. _domains.Select(domain => new Asset(AssetKind.Domain, domain) { DkimSelectors = _selectors[domain] }),
                .. Others,
            ],
            Attestations = Attestations,
        },
        Accords, Line);

    /// <summary>An id made of the name; with a part of the name's digest where that alone is not enough or is taken.</summary>
    string MakeId(HashSet<string> taken)
    {
        var slug = new StringBuilder(MaxSlug);
        foreach (var letter in NameKey.Of(Name))
        {
            if (slug.Length < MaxSlug && (char.IsAsciiLetterOrDigit(letter) || letter == ' '))
                slug.Append(letter == ' ' ? '-' : letter);
        }
        var id = slug.ToString().Trim('-');
        if (id.Length > 0 && slug.Length < MaxSlug && taken.Add(id))
            return id;
        var suffix = Digest.Of(Encoding.UTF8.GetBytes(Name)).ToString()[..SuffixLength];
        id = id.Length > 0 ? $"{id}-{suffix}" : $"organisation-{suffix}";
        taken.Add(id);
        return id;
    }
}
