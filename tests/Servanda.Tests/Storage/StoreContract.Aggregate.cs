using Servanda.Core;
using Servanda.Mail.AggregateReports;
using Servanda.Storage.Mail;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_report_is_counted_by_day_and_outcome()
    {
        await StoreAsync(Head("1", 2),
            Record("192.0.2.1", 10, dkim: true, spf: true),
            Record("192.0.2.2", 5, dkim: true),
            Record("192.0.2.3", 4, spf: true, disposition: Disposition.Quarantine),
            Record("198.51.100.1", 3, disposition: Disposition.Reject),
            Record("198.51.100.2", 2, disposition: Disposition.Quarantine),
            Record("198.51.100.3", 1));
        var day = Assert.Single(await new ReportQueries(Database).ByDayAsync(Scope(1, 31), Cancel));
        Assert.Equal(new DateOnly(2026, 3, 2), day.Day);
        Assert.Equal(
            new Volume
            {
                ByBoth = 10,
                ByDkimOnly = 5,
                BySpfOnly = 4,
                UnalignedDelivered = 1,
                UnalignedQuarantined = 2,
                UnalignedRejected = 3,
                AlignedHeld = 4,
            },
            day.Volume);
        Assert.Equal((25, 19, 6), (day.Volume.Messages, day.Volume.Aligned, day.Volume.Unaligned));
    }

    [Fact]
    public async Task The_same_report_twice_counts_once()
    {
        var first = await StoreAsync(Head("1", 2), Record("192.0.2.1", 10));
        var second = await StoreAsync(Head("1", 2), Record("192.0.2.1", 10));
        Assert.Equal((true, false), (first.IsNew, second.IsNew));
        Assert.Equal(10, (await new ReportQueries(Database).ByDayAsync(Scope(1, 31), Cancel)).Sum(day => day.Volume.Messages));
    }

    [Fact]
    public async Task A_report_sent_again_with_other_bytes_counts_once()
    {
        await using var writer = await ReportWriter.OpenAsync(Database, Clock, Cancel);
        await writer.StoreAsync(Head("1", 2), [Record("192.0.2.1", 10)], () => End("one"), Cancel);
        Assert.False((await writer.StoreAsync(Head("1", 2), [Record("192.0.2.1", 10)], () => End("two"), Cancel)).IsNew);
    }

    [Fact]
    public async Task A_number_used_again_on_another_day_is_another_report()
    {
        await StoreAsync(Head("1", 2), Record("192.0.2.1", 10));
        Assert.True((await StoreAsync(Head("1", 3), Record("192.0.2.1", 10))).IsNew);
    }

    [Fact]
    public async Task A_report_that_names_nobody_is_known_by_its_bytes()
    {
        var nameless = Head("", 2) with { Organisation = "", Email = "" };
        await using var writer = await ReportWriter.OpenAsync(Database, Clock, Cancel);
        Assert.True((await writer.StoreAsync(nameless, [Record("192.0.2.1", 1)], () => End("one"), Cancel)).IsNew);
        Assert.False((await writer.StoreAsync(nameless, [Record("192.0.2.1", 1)], () => End("one"), Cancel)).IsNew);
        Assert.True((await writer.StoreAsync(nameless, [Record("192.0.2.1", 1)], () => End("two"), Cancel)).IsNew);
        Assert.Equal(2, (await new ReportQueries(Database).ByDayAsync(Scope(1, 31), Cancel)).Sum(day => day.Volume.Messages));
    }

    [Fact]
    public async Task A_report_of_several_days_is_spread_over_them_and_marked()
    {
        await StoreAsync(Head("1", 2, days: 3), [.. Enumerable.Range(0, 100).Select(_ => Record("192.0.2.1", 1, dkim: true))]);
        var days = await new ReportQueries(Database).ByDayAsync(Scope(1, 31), Cancel);
        Assert.Equal(100, days.Sum(day => day.Volume.Messages));
        Assert.Equal(100, days.Sum(day => day.Volume.Spread));
        Assert.Equal(3, days.Count);
        Assert.All(days, day => Assert.InRange(day.Volume.Messages, 33, 34));
    }

    [Fact]
    public async Task Part_of_a_report_of_several_days_counts_in_a_period_that_ends_before_it()
    {
        await StoreAsync(Head("1", 2, days: 2), Record("192.0.2.1", 1000));
        var days = await new ReportQueries(Database).ByDayAsync(Scope(1, 2), Cancel);
        Assert.Equal(500, Assert.Single(days).Volume.Messages);
    }

    [Fact]
    public async Task A_period_that_cannot_be_believed_puts_all_on_one_day_and_is_a_problem()
    {
        var odd = Head("1", 2) with { End = new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero) };
        Assert.Equal(1, (await StoreAsync(odd, Record("192.0.2.1", 7))).Problems);
        Assert.Equal(7, Assert.Single(await new ReportQueries(Database).ByDayAsync(Scope(2, 2), Cancel)).Volume.Messages);
        Assert.Equal(1, (await StoreOverview.ReadAsync(Database, Scope(2, 2), Cancel)).DoubtfulReports);
    }

    [Fact]
    public async Task Nothing_is_stored_of_a_report_whose_reading_breaks_off()
    {
        await using var writer = await ReportWriter.OpenAsync(Database, Clock, Cancel);
        await Assert.ThrowsAsync<IOException>(() => writer.StoreAsync(Head("1", 2), Broken(), () => End("one"), Cancel));
        Assert.Empty(await new ReportQueries(Database).ByDayAsync(Scope(1, 31), Cancel));
        Assert.True((await writer.StoreAsync(Head("1", 2), [Record("192.0.2.1", 1)], () => End("one"), Cancel)).IsNew);
    }

    [Fact]
    public async Task Every_problem_is_kept_with_its_report_and_without_local_parts()
    {
        await using var writer = await ReportWriter.OpenAsync(Database, Clock, Cancel);
        await writer.StoreAsync(Head("1", 2), [Record("192.0.2.1", 1)], () => End("one",
            new Problem("report.a", 3, "RFC 9990 §3", "from jane@example.org"), new Problem("report.b", 9, "RFC 9990 §4")), Cancel);
        Assert.Equal(
            ["report.a 3 RFC 9990 §3 from ...@example.org", "report.b 9 RFC 9990 §4 -"],
            await ColumnAsync("""
                SELECT code || ' ' || CAST(place AS TEXT) || ' ' || clause || ' ' || COALESCE(detail, '-')
                FROM mail_problem ORDER BY report, ordinal
                """));
    }

    [Fact]
    public async Task No_local_part_of_the_reporter_is_kept()
    {
        await StoreAsync(Head("1", 2), Record("192.0.2.1", 1));
        Assert.Equal(["receiver.example"], await ColumnAsync("SELECT contact_domain FROM mail_report"));
    }

    [Fact]
    public async Task Text_that_a_database_refuses_is_kept_readable()
    {
        var head = Head("a\0b\uD800c", 2, organisation: "x\0y");
        await StoreAsync(head, Record("192.0.2.1", 1) with
        {
            Dkim = [new DkimOutcome(Example, "a b\0=/", ReportedResult.Fail), new DkimOutcome(null, null, null)],
        });
        Assert.Equal(["x\uFFFDy"], await ColumnAsync("SELECT organisation FROM mail_report"));
        Assert.Equal(["example.org/-=fail -/-=-"], await ColumnAsync("SELECT dkim FROM mail_record"));
    }

    [Fact]
    public async Task Records_without_identifiers_count_under_the_domain_of_the_policy()
    {
        await StoreAsync(Head("1", 2), new AggregateRecord { Count = 3 });
        var source = Assert.Single(await new ReportQueries(Database).BySourceAsync(Scope(1, 31), SourceKind.Network, 10, Cancel));
        Assert.Equal(("", 3), (source.Source, source.Volume.Messages));
    }

    [Fact]
    public async Task Ten_thousand_records_of_one_report_all_count()
    {
        var many = Enumerable.Range(0, 10_000).Select(i => Record($"10.{i / 250}.{i % 250}.7", 2));
        await using var writer = await ReportWriter.OpenAsync(Database, Clock, Cancel);
        var stored = await writer.StoreAsync(Head("1", 2), many, () => End("one"), Cancel);
        Assert.Equal((10_000, 20_000), (stored.Records, stored.Messages));
        var day = Assert.Single(await new ReportQueries(Database).ByDayAsync(Scope(1, 31), Cancel));
        Assert.Equal(20_000, day.Volume.Messages);
    }

    static IEnumerable<AggregateRecord> Broken()
    {
        yield return Record("192.0.2.1", 1);
        throw new IOException("the disk went away");
    }
}
