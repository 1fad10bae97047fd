using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;
using Servanda.Web.Charts;

namespace Servanda.Tests.Web;

public sealed class ChartTests
{
    const string Hostile = "<script>alert(1)</script>\" onload='x' & \u202E\u0007";

    static readonly ChartTitle Title = new("t", Hostile, Hostile);
    static readonly DateOnly Until = new(2026, 11, 22);

    [Fact]
    public void Hostile_words_stay_words_in_every_chart()
    {
        string[] drawings =
        [
            GrowthChart.Draw(new Growth([new(new(2018, 4, 17), 34)], 3, [], Until), Title, _ => Hostile).Value!,
            TileGridMap.Draw(new Dictionary<string, int> { ["FRA"] = 7 }, Title, _ => Hostile).Value!,
            ShareBar.Draw([new("yes", 1)], Title).Value!,
            Sparkline.Draw([1, 2, 3], Title).Value!,
            StatusStrip.Draw([new(ControlStatus.Met, false)], Title).Value!,
        ];
        foreach (var drawing in drawings)
        {
            Assert.DoesNotContain("<script", drawing, StringComparison.Ordinal);
            Assert.DoesNotContain("\u202E", drawing, StringComparison.Ordinal);
            var title = XDocument.Parse(drawing).Root!.Element("title")!;
            Assert.StartsWith("<script>alert(1)</script>\" onload='x' & ", title.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Signatures_without_a_date_stand_apart_from_the_line()
    {
        var apart = GrowthChart.Draw(new Growth([new(new(2018, 4, 17), 34)], 1082, [], Until), Title, Plain).Value!;
        var none = GrowthChart.Draw(new Growth([new(new(2018, 4, 17), 34)], 0, [], Until), Title, Plain).Value!;
        Assert.Contains(">1082<", apart, StringComparison.Ordinal);
        Assert.Contains("class=\"unknown\"", apart, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"unknown\"", none, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_growth_is_drawn_within_its_frame() =>
        Prop.ForAll<int[], int, int>((counts, undated, days) =>
        {
            var steps = counts.Select((count, i) => new GrowthPoint(Until.AddDays(-days % 9000).AddDays(i - 40), Math.Abs(count % 5000)))
                .Where(step => step.On <= Until).ToList();
            var drawing = GrowthChart.Draw(new Growth(steps, Math.Abs(undated % 9999), [], Until), Title with { Title = "x" }, Plain);
            return XDocument.Parse(drawing.Value!).Descendants()
                .Select(element => element.Attribute("y")?.Value)
                .OfType<string>()
                .All(y => double.Parse(y, CultureInfo.InvariantCulture) is >= 0 and <= 260);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_square_is_a_country_of_its_own()
    {
        Assert.All(TileGrid.Tiles, tile => Assert.True(Countries.IsAlpha3(tile.Country), tile.Country));
        Assert.Equal(TileGrid.Tiles.Count, TileGrid.Tiles.Select(tile => tile.Country).Distinct().Count());
        Assert.Equal(203, TileGrid.Tiles.Count);
        Assert.Equal((27, 18), (TileGrid.Columns, TileGrid.Rows));
    }

    [Fact]
    public void A_square_says_its_count_and_not_only_its_shade()
    {
        var map = TileGridMap.Draw(new Dictionary<string, int> { ["FRA"] = 112, ["AUS"] = 7 }, Title, Plain).Value!;
        Assert.Contains("<text class=\"code\" x=\"18\" y=\"14\">FRA</text><text class=\"count\" x=\"18\" y=\"30\">112</text>", map,
            StringComparison.Ordinal);
        Assert.Equal(["0", "1–4", "5–19", "20–49", "50+"], TileGridMap.Key.Select(shade => shade.Counts));
    }

    [Fact]
    public void No_two_statuses_are_drawn_alike_when_colour_is_left_out()
    {
        var shapes = Enum.GetValues<ControlStatus>()
            .Select(status => StatusStrip.Draw([new(status, false)], Title).Value!)
            .Select(drawing => string.Join(' ', XDocument.Parse(drawing).Descendants()
                .Where(shape => shape.Name == "rect" || shape.Name == "path")
                .Select(shape => $"{shape.Name} {(string?)shape.Attribute("d")} {(string?)shape.Attribute("height")} {(string?)shape.Attribute("class") == "open"}")));
        Assert.Distinct(shapes);
    }

    [Fact]
    public void A_change_of_method_is_marked_between_two_cells()
    {
        var strip = StatusStrip.Draw([new(ControlStatus.Met, true), new(ControlStatus.Met, true)], Title).Value!;
        Assert.Single(XDocument.Parse(strip).Descendants(), shape => (string?)shape.Attribute("class") == "break");
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(4, 4, 1)]
    [InlineData(5, 6, 2)]
    [InlineData(34, 40, 10)]
    [InlineData(1222, 1500, 500)]
    public void A_scale_ends_above_its_highest_value_in_round_steps(int highest, int most, int step) =>
        Assert.Equal(new Scale(most, step), Scale.UpTo(highest));

    [Fact]
    public void Parts_of_a_bar_fill_its_width()
    {
        var bar = ShareBar.Draw([new("yes", 1), new("part", 0), new("open", 3)], Title).Value!;
        var parts = XDocument.Parse(bar).Descendants("rect").ToList();
        Assert.Equal(["0%", "25%"], parts.Select(part => (string?)part.Attribute("x")));
    }

    [Fact]
    public void Every_country_has_a_name_in_both_languages()
    {
        Assert.All(TileGrid.Tiles, tile => Assert.NotEqual(tile.Country, CountryNames.Of(tile.Country).En));
        Assert.Equal("Côte d’Ivoire", CountryNames.Of("CIV").Fr);
        Assert.Equal("XKX", CountryNames.Of("XKX").Fr);
    }

    static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
