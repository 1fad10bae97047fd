using System.Diagnostics;

namespace Servanda.SystemTests.Dnssec;

[Collection(nameof(SignedWorld))]
public sealed class OracleTests(PrivateInternet world, ITestOutputHelper output)
{
    [Fact]
    public async Task The_oracles_agree_but_for_what_is_argued()
    {
        var watch = Stopwatch.StartNew();
        var rows = await world.RowsAsync();
        var differences = new List<string>();
        var argued = new HashSet<Argued>();
        foreach (var row in rows.Where(row => row.Unbound.Outcome != row.Delv.Outcome))
        {
            var one = Argued.For("delv", row.Zone, row.Delv.Outcome, row.Unbound.Outcome)
                ?? Argued.For("unbound", row.Zone, row.Unbound.Outcome, row.Delv.Outcome);
            if (one is null)
                differences.Add($"{row}: unbound {row.Unbound}, delv {row.Delv}");
            else
                argued.Add(one);
        }
        output.WriteLine($"{rows.Count} questions in {OracleZones.All.Count} zones: {string.Join(", ", rows
            .CountBy(row => row.Unbound.Outcome).Select(one => $"{one.Value} {one.Key}"))} by unbound, " +
            $"{rows.Count(row => row.Unbound.Outcome == row.Delv.Outcome)} the same by delv; " +
            $"{argued.Count} differences argued, {differences.Count} not; {watch.Elapsed.TotalSeconds:F0} s");
        Assert.Empty(differences);
    }
}
