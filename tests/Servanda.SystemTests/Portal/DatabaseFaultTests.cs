using Servanda.Storage;
using Servanda.SystemTests.Servers;
using Servanda.SystemTests.Serving;

namespace Servanda.SystemTests.Portal;

/// <summary>A database that goes away while people read and apply.</summary>
public sealed class DatabaseFaultTests(Postgres server) : IClassFixture<Postgres>
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostgreSql_stopped_and_started_under_load_loses_no_form_and_doubles_no_letter()
    {
        using var scratch = new Scratch();
        var address = await server.NewDatabaseAsync();
        await using var mail = new MailTaker { Slowness = TimeSpan.FromMilliseconds(100) };
        await using var portal = await ServedPortal.StartAsync(scratch, "--database", address, "--measure", "none",
            "--proxy", "127.0.0.1", "--smtp", FormattableString.Invariant($"smtp://127.0.0.1:{mail.Port}"), "--mail-from", "accords@portal.test");
        await using var load = new FaultLoad(portal.Address);
        load.Start();
        await load.UntilAsync(() => load.Acknowledged >= 6 && mail.Taken.Count >= 2 && load.Pages >= 10, "some forms and letters", portal);
        await server.StopAsync();
        var (forms, pages) = (load.FormsRefused, load.Pages + load.PagesRefused);
        await load.UntilAsync(() => load.FormsRefused >= forms + 6 && load.Pages + load.PagesRefused >= pages + 20, "answers without a database", portal);
        await server.StartAgainAsync();
        var acknowledged = load.Acknowledged;
        await load.UntilAsync(() => load.Acknowledged >= acknowledged + 6, "forms after the return", portal);
        await load.EndAsync();
        await using var database = await Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, Cancel);
        await load.HoldsAsync(database);
        await SentAsync(database, load.Acknowledged);
        // Each once: what was handed over while the database was away was noted when it came back.
        Assert.Equal(load.Acknowledged, mail.Taken.Count);
        Assert.Equal(mail.Taken.Count, mail.Taken.Distinct().Count());
    }

    [Fact]
    public async Task PostgreSql_that_starts_later_is_waited_for()
    {
        using var scratch = new Scratch();
        var address = await server.NewDatabaseAsync();
        await server.StopAsync();
        await using var process = RealProcess.Start(
            "dotnet", [CommandLine.Program, "serve", "--data", scratch.At("data"), "--database", address, "--measure", "none", "--urls", "http://127.0.0.1:0"]);
        await process.SaysAsync("waiting for it");
        await server.StartAgainAsync();
        await process.SaysAsync("The portal is at ");
    }

    static async Task SentAsync(Database database, int letters)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await database.FindAsync<long>("SELECT COUNT(*) FROM letter WHERE state = 'sent'", null, Cancel) < letters)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, "letters still wait");
            await Task.Delay(200, Cancel);
        }
    }
}
