using Microsoft.AspNetCore.Html;
using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Storage.Register;
using Servanda.Web.Charts;
using Servanda.Web.Layout;

namespace Servanda.Web.Accords;

/// <summary>What a page shows of an accord's numbers in one language, drawn once for each state of the register.</summary>
public sealed class AccordFigures
{
    readonly Language _language;

    AccordFigures(
        AccordGrowth growth, IReadOnlyList<Milestone> milestones, IEnumerable<RegisterCount> countries,
        IEnumerable<RegisterCount> categories, Language language)
    {
        (_language, Numbered, Milestones) = (language, growth, milestones);
        Countries = [.. countries.Select(count => Named(count, CountryNames.Of)).OrderBy(SortKey, StringComparer.Ordinal)];
        Categories = [.. categories.Select(count => Named(count, CategoryNames.Of)).OrderBy(SortKey, StringComparer.Ordinal)];
        Growth = DrawGrowth();
        Map = DrawMap();
        Kinds = DrawKinds();
    }

    /// <summary>The numbers of the growth.</summary>
    public AccordGrowth Numbered { get; }

    /// <summary>Counts that sources give.</summary>
    public IReadOnlyList<Milestone> Milestones { get; }

    /// <summary>Those of them that are drawn: of everyone, and dated to the month.</summary>
    internal IReadOnlyList<GrowthPoint> Sourced =>
    [
        .. Milestones.Where(one => one is { Kind: null, On.Month: not null })
            // By the month, as the line is.
            .Select(one => new GrowthPoint(LastDay(one.On.Year, one.On.Month ?? 12), one.Count)).OrderBy(point => point.On),
    ];

    /// <summary>Signatures that stand, by country in the order of their names; those of whom nobody says at the end.</summary>
    public IReadOnlyList<NamedCount> Countries { get; }

    /// <summary>The same by category.</summary>
    public IReadOnlyList<NamedCount> Categories { get; }

    /// <summary>Signatures over time; null where there are none.</summary>
    public HtmlString? Growth { get; }

    /// <summary>Signatures by country.</summary>
    public HtmlString Map { get; }

    /// <summary>Signatures by category.</summary>
    public HtmlString Kinds { get; }

    /// <summary>Signatures whose month nobody says.</summary>
    public int Undated => Numbered.Undated + Numbered.YearOnly.Sum(year => year.Joined);

    /// <summary>Countries and territories that the map has no square for, with their counts.</summary>
    public IEnumerable<NamedCount> OffTheMap => Countries.Where(count => count.Id is { } id && !TileGrid.Holds(id));

    /// <summary>Draws those of one accord.</summary>
    public static AccordFigures Of(AccordRegister accord, Catalogue catalogue, Language language) => new(
        accord.Growth, [.. catalogue.Milestones.Where(one => one.AccordId == accord.AccordId)],
        accord.Countries, accord.Categories, language);

    /// <summary>Draws those of all accords together: signatures over time and by category, organisations by country.</summary>
    public static AccordFigures Of(PublicRegister register, Language language) => new(
        AllGrowth.Of(register.Accords.Select(accord => accord.Growth)), [],
        register.Organisations.GroupBy(one => one.Country, StringComparer.Ordinal)
            .Select(group => new RegisterCount(group.Key, group.Count())),
        register.Accords.SelectMany(accord => accord.Categories).GroupBy(count => count.Id, StringComparer.Ordinal)
            .Select(group => new RegisterCount(group.Key, group.Sum(count => count.Number))),
        language);

    /// <summary>How a category is filled in the bar, by its place in the list.</summary>
    public static string Filling(NamedCount count, int place) => count.Id is null ? "blank" : $"p{(place % 4) + 1}";

    HtmlString? DrawGrowth()
    {
        var steps = Numbered.Months
            .Select(month => new GrowthPoint(LastDay(month.Year, month.Month), month.Total)).ToList();
        var sourced = Sourced;
        if (steps.Count == 0 && sourced.Count == 0)
            return null;
        // The line ends with the year of the last thing known: a list of then does not say that nobody came since.
        var last = steps.Concat(sourced).Max(point => point.On);
        var growth = new Growth(steps, Undated, sourced, new DateOnly(last.Year, 12, 31));
        return GrowthChart.Draw(growth, new ChartTitle("growth", AccordPhrases.Growth.In(_language), Describe()), Number);
    }

    string Describe()
    {
        var months = Numbered.Months;
        if (months.Count == 0)
            return AccordPhrases.NobodyDated.In(_language);
        var (first, last) = (Month(months[0]), Month(months[^1]));
        var dated = Number(months.Sum(month => month.Joined));
        return _language switch
        {
            Language.English =>
                $"From {first} to {last}, {dated} dated signatures; {Number(months[^1].Total)} of them stand. {Number(Undated)} have no known month and stand apart.",
            Language.French =>
                $"De {first} à {last}, {dated} signatures datées, dont {Number(months[^1].Total)} sont en vigueur. {Number(Undated)} n’ont pas de mois connu et figurent à part.",
        };
    }

    HtmlString DrawMap()
    {
        var counts = Countries.Where(count => count.Id is not null)
            .ToDictionary(count => count.Id!, count => count.Number, StringComparer.Ordinal);
        var description = _language switch
        {
            Language.English => $"One square for each country, darker for more signatories. {Number(counts.Count)} countries have at least one.",
            Language.French => $"Un carré par pays, plus sombre quand les signataires sont plus nombreux. {Number(counts.Count)} pays en ont au moins un.",
        };
        return TileGridMap.Draw(counts, new ChartTitle("map", AccordPhrases.Where.In(_language), description), Number);
    }

    HtmlString DrawKinds() => ShareBar.Draw(
        [.. Categories.Select((count, place) => new Share(Filling(count, place), count.Number))],
        new ChartTitle("kinds", AccordPhrases.Kinds.In(_language),
            string.Join("; ", Categories.Select(count => $"{count.Name} {Number(count.Number)}"))));

    /// <summary>A month in words.</summary>
    public string Month(GrowthMonth month) => Dates.OfMonth(month.Year, month.Month, _language);

    string Number(int number) => Numbers.Of(number, _language);

    NamedCount Named(RegisterCount count, Func<string, Text> name) =>
        new(count.Id, count.Id is { } id ? name(id).In(_language) : AccordPhrases.NotStated.In(_language), count.Number);

    static string SortKey(NamedCount count) => count.Id is null ? "\uFFFF" : NameKey.Of(count.Name);

    static DateOnly LastDay(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}

/// <summary>How many there are of something that has a name.</summary>
/// <param name="Id">Its id; null for those of whom nobody says.</param>
/// <param name="Name">In the language of the page.</param>
/// <param name="Number">How many.</param>
public sealed record NamedCount(string? Id, string Name, int Number);
