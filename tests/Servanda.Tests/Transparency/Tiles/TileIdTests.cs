using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Json;
using Servanda.Transparency.Tiles;

namespace Servanda.Tests.Transparency.Tiles;

public sealed class TileIdTests
{
    [Theory]
    [InlineData("tile/0/000", 0, 0, 256)]
    [InlineData("tile/1/x001/x234/067", 1, 1234067, 256)]
    [InlineData("tile/63/001.p/1", 63, 1, 1)]
    [InlineData("tile/0/x001/000.p/255", 0, 1000, 255)]
    [InlineData("tile/0/x009/x223/x372/x036/x854/x775/807", 0, long.MaxValue, 256)]
    public void A_path_is_read_and_written_in_one_way(string path, int level, long index, int width)
    {
        var read = TileId.Read(path).Value;
        Assert.Equal(TileId.Hashes(level, index, width), read);
        Assert.Equal(path, read!.Path);
    }

    [Theory]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/0/00")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/002")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/x001/")]
    [InlineData("tile/0/001/")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/x009/x223/x372/x036/x854/x775/808")]
    [InlineData("tile/data/000")]
    [InlineData("tile/0/../../checkpoint")]
    [InlineData("tile/0/٠٠٠")]
    [InlineData("/tile/0/000")]
    [InlineData("")]
    public void A_path_written_in_another_way_is_refused(string path) => Assert.Null(TileId.Read(path).Value);

    [Fact]
    public void Every_path_of_the_suite_is_read_or_refused_as_it_should_be()
    {
        var cases = StrictJson.Read(File.ReadAllBytes(Suites.Path("log", "signed-note", "go-tile-paths.json"))).Value!["cases"]!.Items;
        Assert.Equal(8, cases.Count);
        foreach (var one in cases)
        {
            // Go's paths have the tile's height before the level; C2SP's height is always 8.
            var path = one["path"]!.AsText!.Split('/');
            var read = TileId.Read(string.Join('/', [path[0], path[2] == "data" ? "entries" : path[2], .. path[3..]])).Value;
            if (one["tile"]!.Kind == JsonKind.Null)
            {
                Assert.Null(read);
                continue;
            }
            var tile = one["tile"]!.Items.Select(number => number.AsInteger!.Value).ToArray();
            var width = tile[3] == 1 << (int)tile[0] ? TileId.FullWidth : (int)tile[3];
            Assert.Equal(tile[1] < 0 ? TileId.Entries(tile[2], width) : TileId.Hashes((int)tile[1], tile[2], width), read);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"tile paths: {cases.Count} of 8");
    }

    [Fact]
    public void Any_text_is_read_as_a_path_without_a_throw()
    {
        string[] pieces = ["tile/", "entries", "0", "/", "x001", "000", ".p/", "17", "256", "-", "é"];
        Prop.ForAll(Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var read = TileId.Read(text);
            return read.IsClean == (read.Value is not null) && (read.Value is null || read.Value.Path == text);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0, 0, 70_000, 256)]
    [InlineData(0, 273, 70_000, 112)]
    [InlineData(1, 0, 70_000, 256)]
    [InlineData(1, 1, 70_000, 17)]
    [InlineData(2, 0, 70_000, 1)]
    [InlineData(0, 0, 256, 256)]
    [InlineData(1, 0, 256, 1)]
    public void A_tree_has_the_tiles_that_the_standard_counts(int level, long index, long size, int width) =>
        Assert.Equal(TileId.Hashes(level, index, width), TileShape.Hashes(level, index, size));

    [Theory]
    [InlineData(0, 274, 70_000)]
    [InlineData(1, 2, 70_000)]
    [InlineData(3, 0, 70_000)]
    [InlineData(0, 1, 256)]
    [InlineData(0, 0, 0)]
    [InlineData(0, long.MaxValue, 70_000)]
    public void An_empty_tile_is_none(int level, long index, long size) => Assert.Null(TileShape.Hashes(level, index, size));
}
