using System.Text;
using Microsoft.AspNetCore.Http;
using Servanda.Storage.Register;
using Servanda.Web.Accords;

namespace Servanda.Web.Compare;

/// <summary>Whom and what a reader compares, as the address says it: up to four organisations, one accord, and letters of a
/// name that is to be added.</summary>
public sealed record Chosen
{
    /// <summary>Organisations side by side at the most.</summary>
    public const int Most = 4;

    const int MaxId = 120;

    /// <summary>Ids of organisations, each once, in the order chosen.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>The accord; null for the first that one of them signed.</summary>
    public string? Accord { get; init; }

    /// <summary>Letters of a name; null where nobody is looked for.</summary>
    public string? Search { get; init; }

    /// <summary>Reads what follows the question mark; never throws.</summary>
    public static Chosen Read(IQueryCollection query) => new()
    {
        Organisations = [.. query["organisation"].OfType<string>().Where(IsId).Distinct(StringComparer.Ordinal).Take(Most)],
        Accord = query["accord"].FirstOrDefault() is { } accord && IsId(accord) ? accord : null,
        Search = query["q"].FirstOrDefault()?.Trim() is { Length: > 0 } search
            ? string.Concat(search.EnumerateRunes().Take(PublicRegister.MaxSearch)).TrimEnd() : null,
    };

    /// <summary>What follows the question mark, with it.</summary>
    public string Write()
    {
        var query = new StringBuilder();
        foreach (var organisation in Organisations)
            Add("organisation", organisation);
        Add("accord", Accord);
        Add("q", Search);
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    /// <summary>With one more, and nobody looked for.</summary>
    public Chosen With(string organisation) => this with { Organisations = [.. Organisations, organisation], Search = null };

    /// <summary>Without one of them.</summary>
    public Chosen Without(string organisation) =>
        this with { Organisations = [.. Organisations.Where(one => one != organisation)], Search = null };

    static bool IsId(string text) => text.Length is > 0 and <= MaxId && text.All(SignatoryFilter.IsOfId);
}
