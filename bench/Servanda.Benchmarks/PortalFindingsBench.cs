using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Servanda.Accords.Reading;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;

namespace Servanda.Benchmarks;

/// <summary>
/// A portal that has measured for long: fills a database with so many findings about the organisations of the real registers,
/// and times what an organisation's page asks of it. With a folder, the databases stay there to be served.
/// </summary>
static class PortalFindingsBench
{
    const int Organisations = 1000, Batch = 50, Asked = 300;

    static readonly DateTimeOffset First = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(int findings, string? keep)
    {
        var directory = keep ?? Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        try
        {
            await MeasureAsync("sqlite", DatabaseAddress.File(Path.Combine(directory, "servanda.db")), findings);
            using var server = await IngestPostgres.StartAsync(Directory.CreateDirectory(Path.Combine(directory, "pg")).FullName);
            if (server is null)
                Console.WriteLine("postgres: not installed");
            else
                await MeasureAsync("postgres", DatabaseAddress.Read(server.Address).Value!, findings);
            return 0;
        }
        finally
        {
            if (keep is null)
                Directory.Delete(directory, recursive: true);
        }
    }

    static async Task MeasureAsync(string name, DatabaseAddress address, int findings)
    {
        await using var database = await Database.OpenAsync(address, TimeProvider.System, CancellationToken.None);
        var lists = RegisterLists.Of(EmbeddedCatalogue.Catalogue, EmbeddedCatalogue.Files());
        await new RegisterImport(database, TimeProvider.System).RunAsync(lists, CancellationToken.None);
        string[] ids = [.. EmbeddedCatalogue.Catalogue.Organisations.Take(Organisations).Select(one => one.Id)];
        var watch = Stopwatch.StartNew();
        var rounds = Math.Max(1, findings / (MadeMeasures.FindingsEach * ids.Length));
        for (var round = 0; round < rounds; round++)
            await FillAsync(database, ids, round);
        var published = await new Publication(database, TimeProvider.System).CountAsync(CancellationToken.None);
        Say(CultureInfo.InvariantCulture, $"{name}: {rounds * ids.Length * MadeMeasures.FindingsEach} findings stored in {watch.Elapsed.TotalSeconds:F0} s, published "
            + $"{published} assessments");
        await AskAsync(name, database, ids);
    }

    static async Task FillAsync(Database database, string[] ids, int round)
    {
        var intake = new MeasurementIntake(TimeProvider.System);
        foreach (var some in ids.Chunk(Batch))
        {
            await using var change = await database.BeginAsync(CancellationToken.None);
            foreach (var id in some)
                await intake.AddAsync(change, MadeMeasures.Of(id, First.AddDays(7 * round), round), new NoticePeriod(0), CancellationToken.None);
            await change.CommitAsync(CancellationToken.None);
        }
        await new Publication(database, TimeProvider.System).PublishDueAsync(CancellationToken.None);
    }

    static async Task AskAsync(string name, Database database, string[] ids)
    {
        var (reads, standings) = (new MeasurementReads(database), new StandingReads(database));
        foreach (var id in ids.Take(20))
            await PageAsync(reads, standings, id);
        List<double> times = [];
        for (var i = 0; i < Asked; i++)
        {
            var watch = Stopwatch.StartNew();
            await PageAsync(reads, standings, ids[i * 37 % ids.Length]);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Say(CultureInfo.InvariantCulture, $"{name}: what an organisation's page asks: median {times[times.Count / 2]:F1} ms, p99 {times[times.Count * 99 / 100]:F1} ms");
        await TimeAsync(name, "headlines of an accord", () => reads.HeadlinesAsync("pc", CancellationToken.None));
        await TimeAsync(name, "counts of all commitments", () => reads.CountsAsync(CancellationToken.None));
        await TimeAsync(name, "a control with everyone", () => reads.ControlHeadlinesAsync("mail.c3", CancellationToken.None));
    }

    static async Task PageAsync(MeasurementReads reads, StandingReads standings, string id)
    {
        var found = await reads.FindLatestAsync(id, CancellationToken.None);
        if (found?.Findings.Count != MadeMeasures.FindingsEach)
            throw new InvalidOperationException($"{id} has not the findings that were stored.");
        await reads.HistoryAsync(id, 20, CancellationToken.None);
        await standings.ControlsAsync(id, CancellationToken.None);
        await standings.CommitmentsAsync(id, CancellationToken.None);
    }

    static async Task TimeAsync<T>(string name, string what, Func<Task<IReadOnlyList<T>>> ask)
    {
        await ask();
        var watch = Stopwatch.StartNew();
        var rows = await ask();
        Say(CultureInfo.InvariantCulture, $"{name}: {what}: {rows.Count} rows in {watch.Elapsed.TotalMilliseconds:F1} ms");
    }

    static void Say(IFormatProvider form, [InterpolatedStringHandlerArgument(nameof(form))] ref DefaultInterpolatedStringHandler text) =>
        Console.WriteLine(text.ToStringAndClear());
}
