using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Mail.Dkim;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>A key record met at a selector.</summary>
/// <param name="Selector">The selector.</param>
/// <param name="Name">Where it stands.</param>
/// <param name="Text">As published.</param>
/// <param name="Read">What it says.</param>
sealed record DkimFound(string Selector, DomainName Name, string Text, Parsed<DkimKeyRecord> Read)
{
    /// <summary>True for a key that has been withdrawn.</summary>
    public bool IsRevoked => Read.Value?.Key is DkimKey.Revoked;
}

/// <summary>The DKIM keys of a domain, as far as selectors are known to look at.</summary>
sealed record DkimKeys
{
    /// <summary>How many selectors were looked at.</summary>
    public required int Looked { get; init; }

    /// <summary>The key records found, those of the operator's selectors first.</summary>
    public required IReadOnlyList<DkimFound> Found { get; init; }

    /// <summary>Selectors that hold more than one key record.</summary>
    public required IReadOnlyList<DomainName> Several { get; init; }

    /// <summary>Selectors of the operator where there is no key record.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Why a selector of the operator could not be looked at; null when all could.</summary>
    public required Text? WhyUnknown { get; init; }

    /// <summary>Keys that are in use or could be: neither withdrawn nor broken.</summary>
    public IEnumerable<DkimFound> Usable => Found.Where(one => one.Read.Value is not null && !one.IsRevoked);

    /// <summary>Looks at every selector.</summary>
    public static DkimKeys Of(View view)
    {
        var places = view.Once(DkimPlaces.Of).All;
        var found = new List<DkimFound>();
        var several = new List<DomainName>();
        var missing = new List<string>();
        Text? why = null;
        foreach (var (selector, at, isNamed) in places)
        {
            if (at is not { } name)
            {
                if (isNamed)
                    missing.Add(selector);
                continue;
            }
            var look = view.Strings(name);
            if (look is not Look<IReadOnlyList<string>>.Seen(var texts))
            {
                if (isNamed)
                    why ??= new($"{name}: {look.Why.En}", $"{name} : {look.Why.Fr}");
                continue;
            }
            if (texts.Count == 0)
            {
                if (isNamed)
                    missing.Add(selector);
                continue;
            }
            var keys = texts.Where(text => DkimKeyRecordReader.IsKey(text)).ToList();
            found.AddRange(keys.Select(text => new DkimFound(selector, name, text, DkimKeyRecordReader.Read(text))));
            if (keys.Count > 1)
                several.Add(name);
            if (keys.Count == 0 && isNamed)
                missing.Add(selector);
        }
        return new DkimKeys
        {
            Looked = places.Count,
            Found = found,
            Several = several,
            Missing = missing,
            WhyUnknown = why,
        };
    }
}
