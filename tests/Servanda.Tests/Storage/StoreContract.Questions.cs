using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;
using Servanda.Storage.Mail;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Sources_are_counted_by_network_the_largest_first()
    {
        await StoreAsync(Head("1", 2),
            Record("192.0.2.1", 10, dkim: true), Record("192.0.2.200", 5, spf: true), Record("2001:db8:1:2::3", 40),
            Record("::ffff:192.0.2.9", 1));
        var sources = await new ReportQueries(Database).BySourceAsync(Scope(1, 31), SourceKind.Network, 10, Cancel);
        Assert.Equal(["2001:db8:1::/48", "192.0.2.0/24"], sources.Select(one => one.Source));
        Assert.Equal((16, 3, 1), (sources[1].Volume.Messages, sources[1].Addresses, sources[1].Reporters));
    }

    [Fact]
    public async Task First_and_last_seen_reach_beyond_the_period_asked_for()
    {
        await StoreAsync(Head("1", 2), Record("192.0.2.1", 1));
        await StoreAsync(Head("2", 10), Record("192.0.2.1", 1));
        await StoreAsync(Head("3", 20), Record("192.0.2.1", 1));
        var source = Assert.Single(await new ReportQueries(Database).BySourceAsync(Scope(9, 11), SourceKind.Network, 10, Cancel));
        Assert.Equal((new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 20)), (source.FirstSeen, source.LastSeen));
        Assert.Equal(1, source.Volume.Messages);
    }

    [Theory]
    [InlineData(SourceKind.Address, "192.0.2.1", "192.0.2.2")]
    [InlineData(SourceKind.Reporter, "receiver.example", "other.example")]
    [InlineData(SourceKind.Name, "example.org", "mail.example.org")]
    [InlineData(SourceKind.Envelope, "bounces.example.net", "bounces.example.org")]
    public async Task Sources_can_be_counted_by(SourceKind kind, string larger, string smaller)
    {
        await StoreAsync(Head("1", 2), Record("192.0.2.1", 10));
        await StoreAsync(Head("2", 2, organisation: "other.example"),
            Record("192.0.2.2", 5, from: "mail.example.org") with { EnvelopeFrom = DomainName.Parse("bounces.example.org") });
        var sources = await new ReportQueries(Database).BySourceAsync(Scope(1, 31), kind, 10, Cancel);
        Assert.Equal([larger, smaller], sources.Select(one => one.Source));
        Assert.Equal([10L, 5L], sources.Select(one => one.Volume.Messages));
    }

    [Fact]
    public async Task Subdomains_count_when_asked_for_and_neighbours_never()
    {
        await StoreAsync(Head("1", 2),
            Record("192.0.2.1", 1), Record("192.0.2.1", 2, from: "a.b.example.org"),
            Record("192.0.2.1", 4, from: "notexample.org"), Record("192.0.2.1", 8, from: "example.org.example.com"),
            Record("192.0.2.1", 16, from: "example-x.org"), Record("192.0.2.1", 32, from: "org"));
        var queries = new ReportQueries(Database);
        Assert.Equal(3, Assert.Single(await queries.ByDayAsync(Scope(1, 31), Cancel)).Volume.Messages);
        Assert.Equal(1, Assert.Single(await queries.ByDayAsync(Scope(1, 31, withSubdomains: false), Cancel)).Volume.Messages);
    }

    [Fact]
    public async Task New_sources_are_those_never_seen_before()
    {
        await StoreAsync(Head("1", 2), Record("192.0.2.1", 1));
        await StoreAsync(Head("2", 10), Record("192.0.2.77", 1), Record("198.51.100.1", 5));
        var fresh = await new ReportQueries(Database).NewSourcesAsync(Scope(5, 31), new DateOnly(2026, 3, 5), 10, Cancel);
        Assert.Equal("198.51.100.0/24", Assert.Single(fresh).Source);
    }

    [Fact]
    public async Task The_overview_counts_reports_reporters_and_the_latest_policy()
    {
        await StoreAsync(Head("1", 2), Record("192.0.2.1", 1));
        var reject = Head("2", 4, days: 2, organisation: "other.example");
        await StoreAsync(reject with { Policy = reject.Policy with { Policy = Servanda.Mail.Dmarc.DmarcPolicy.Reject } },
            Record("192.0.2.1", 1));
        await StoreAsync(Head("3", 20), Record("192.0.2.1", 1));
        var overview = await StoreOverview.ReadAsync(Database, Scope(1, 10), Cancel);
        Assert.Equal((2, 2, 1), (overview.Reports, overview.Reporters, overview.SpreadReports));
        Assert.Equal("reject", overview.Policy);
    }

    [Fact]
    public async Task A_period_without_reports_is_empty_and_no_error()
    {
        Assert.Equal(new StoreOverview(), await StoreOverview.ReadAsync(Database, Scope(1, 10), Cancel));
        Assert.Empty(await new ReportQueries(Database).BySourceAsync(Scope(1, 31), SourceKind.Network, 10, Cancel));
    }

    [Fact]
    public async Task Unaligned_messages_come_with_their_checks()
    {
        await StoreAsync(Head("1", 2),
            Record("192.0.2.1", 10, dkim: true),
            Record("192.0.2.1", 5, disposition: Disposition.Reject) with { Reasons = [new OverrideReason(OverrideKind.Forwarded)] });
        var rows = await UnalignedChecks.ReadAsync(Database, Scope(1, 31), Cancel).ToListAsync(Cancel);
        Assert.Equal(
            new UnalignedChecks
            {
                Network = "192.0.2.0/24",
                Name = "example.org",
                Disposition = "reject",
                EnvelopeFrom = "bounces.example.net",
                Dkim = "example.net/s1=pass",
                Spf = "bounces.example.net/mfrom=softfail",
                Reasons = "forwarded",
                Messages = 5,
            },
            Assert.Single(rows));
    }

    [Fact]
    public async Task All_views_of_a_period_add_up_to_the_same_sum()
    {
        for (var i = 0; i < 20; i++)
            await StoreAsync(Head($"{i}", 1 + i, days: 1 + i % 5),
                Record("192.0.2.1", 7 + i, dkim: true), Record("198.51.100.1", 3, spf: true), Record("203.0.113.5", 1 + 3 * i));
        var queries = new ReportQueries(Database);
        var byDay = (await queries.ByDayAsync(Scope(4, 17), Cancel)).Aggregate(Volume.None, (sum, day) => sum + day.Volume);
        foreach (var kind in Enum.GetValues<SourceKind>())
            Assert.Equal(byDay, (await queries.BySourceAsync(Scope(4, 17), kind, 100, Cancel))
                .Aggregate(Volume.None, (sum, source) => sum + source.Volume));
        var exported = await ExportedRecord.ReadAsync(Database, Scope(4, 17), Cancel).ToListAsync(Cancel);
        Assert.Equal(byDay.Messages, exported.Sum(row => row.Messages));
    }

    [Fact]
    public async Task Pruning_takes_old_reports_and_leaves_those_that_reach_the_day()
    {
        await StoreAsync(Head("1", 2), Record("192.0.2.1", 1));
        await StoreAsync(Head("2", 9, days: 2), Record("192.0.2.1", 4));
        Assert.Equal(1, await Retention.PruneAsync(Database, new DateOnly(2026, 3, 10), Cancel));
        Assert.Equal(4, (await new ReportQueries(Database).ByDayAsync(Scope(1, 31), Cancel)).Sum(day => day.Volume.Messages));
        Assert.Equal(["2"], await ColumnAsync("SELECT report_id FROM mail_report"));
    }

    [Fact]
    public async Task A_ledger_remembers_files_of_its_folder()
    {
        await using (var ledger = await FileLedger.OpenAsync(Database, "one", Cancel))
        {
            await ledger.FinishAsync("a", new FileState(1, 2), Cancel);
            await ledger.FinishAsync("a", new FileState(3, 4), Cancel);
            await ledger.FinishAsync("b", new FileState(5, 6), Cancel);
            await ledger.ForgetAsync("b", Cancel);
        }
        await using var again = await FileLedger.OpenAsync(Database, "one", Cancel);
        Assert.Equal([new("a", new FileState(3, 4))], await again.ReadAsync(Cancel));
        await using var other = await FileLedger.OpenAsync(Database, "two", Cancel);
        Assert.Empty(await other.ReadAsync(Cancel));
    }
}
