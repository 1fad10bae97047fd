using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Servanda.Accords.Registers;
using Servanda.Storage.Register;
using Servanda.Web.Accords;

namespace Servanda.Web.Organisations;

/// <summary>Which organisations a reader wants to see, as the address says it. Words it does not know do not narrow.</summary>
public sealed record OrganisationFilter
{
    /// <summary>Rows on a page.</summary>
    public const int Size = 50;

    const int MaxAccord = 60, MaxPage = 100_000;

    /// <summary>Letters of a name; null for all.</summary>
    public string? Search { get; init; }

    /// <summary>ISO 3166-1 alpha-3; null for all.</summary>
    public string? Country { get; init; }

    /// <summary>An accord they signed; null for all.</summary>
    public string? Accord { get; init; }

    /// <summary>True for those with a public assessment alone.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>True when everyone is shown.</summary>
    public bool IsWhole => Search is null && Country is null && Accord is null && !IsMeasured;

    /// <summary>Reads what follows the question mark; never throws.</summary>
    public static OrganisationFilter Read(IQueryCollection query) => new()
    {
        Search = First(query["q"])?.Trim() is { Length: > 0 } search
            ? string.Concat(search.EnumerateRunes().Take(PublicRegister.MaxSearch)).TrimEnd() : null,
        Country = First(query["country"]) is { } country && Countries.IsAlpha3(country) ? country : null,
        Accord = First(query["accord"]) is { Length: > 0 and <= MaxAccord } accord && accord.All(SignatoryFilter.IsOfId) ? accord : null,
        IsMeasured = First(query["measured"]) == "yes",
        Page = int.TryParse(First(query["page"]), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Clamp(page, 1, MaxPage) : 1,
    };

    /// <summary>What follows the question mark, with it.</summary>
    public string Write()
    {
        var query = new StringBuilder();
        Add("q", Search);
        Add("country", Country);
        Add("accord", Accord);
        Add("measured", IsMeasured ? "yes" : null);
        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    /// <summary>Those it lets through, in their order.</summary>
    public IReadOnlyList<RegisteredOrganisation> Of(PublicRegister register, Func<string, bool> isMeasured)
    {
        if (IsWhole)
            return register.Organisations;
        return
        [
            .. register.Search(Search ?? "")
                .Where(one => Country is null || one.Country == Country)
                .Where(one => Accord is null || one.Signatures.Any(signature => signature.AccordId == Accord && signature.IsStanding))
                .Where(one => !IsMeasured || isMeasured(one.Id)),
        ];
    }

    static string? First(StringValues values) => values.Count > 0 ? values[0] : null;
}
