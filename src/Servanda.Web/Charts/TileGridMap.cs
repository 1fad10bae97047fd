using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Servanda.Web.Charts;

/// <summary>
/// Draws counts by country on <see cref="TileGrid"/>. A square says its code and its count, and is darker for more; on a
/// phone, where words have no room, it is larger for more.
/// </summary>
static class TileGridMap
{
    const int Pitch = 40;
    const int Side = 37;

    /// <summary>Where each shade begins: some, several, many, very many.</summary>
    static readonly int[] Shades = [1, 5, 20, 50];

    /// <summary>The drawing; counts of countries without a square are left to the words beside it.</summary>
    public static HtmlString Draw(IReadOnlyDictionary<string, int> counts, ChartTitle title, Func<int, string> number)
    {
        var (wide, high) = (TileGrid.Columns * Pitch, TileGrid.Rows * Pitch);
        var svg = new Svg().Add($"""
            <svg class="chart map" viewBox="0 0 {wide} {high}" role="img" aria-labelledby="{title.Id}-t {title.Id}-d"><title id="{title.Id}-t">{title.Title}</title><desc id="{title.Id}-d">{title.Description}</desc>
            """);
        foreach (var tile in TileGrid.Tiles)
        {
            var count = counts.GetValueOrDefault(tile.Country);
            svg.Add($"""<svg class="s{Shade(count)}" x="{tile.Column * Pitch}" y="{tile.Row * Pitch}" overflow="visible"><rect width="{Side}" height="{Side}"/>""");
            if (count == 0)
                svg.Add($"""<text x="18" y="22">{tile.Country}</text></svg>""");
            else
                svg.Add($"""<text class="code" x="18" y="14">{tile.Country}</text><text class="count" x="18" y="30">{number(count)}</text></svg>""");
        }
        return svg.Add($"</svg>").Done();
    }

    /// <summary>The shades with the counts they stand for, from none to most: 0, 1–4, 5–19 and so on.</summary>
    public static IReadOnlyList<(HtmlString Sample, string Counts)> Key { get; } =
    [
        .. Enumerable.Range(0, Shades.Length + 1).Select(shade => (
            new Svg().Add($"""<svg class="map" viewBox="0 0 40 24" aria-hidden="true"><g class="s{shade}"><rect x="8" width="24" height="24"/></g></svg>""").Done(),
            Range(shade))),
    ];

    static int Shade(int count) => Shades.Count(from => count >= from);

    static string Range(int shade)
    {
        if (shade == 0)
            return "0";
        var from = Shades[shade - 1];
        return shade == Shades.Length
            ? string.Create(CultureInfo.InvariantCulture, $"{from}+")
            : string.Create(CultureInfo.InvariantCulture, $"{from}–{Shades[shade] - 1}");
    }
}
