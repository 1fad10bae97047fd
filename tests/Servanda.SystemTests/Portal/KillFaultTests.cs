using Servanda.Storage;
using Servanda.SystemTests.Servers;
using Servanda.SystemTests.Serving;

namespace Servanda.SystemTests.Portal;

/// <summary>A portal that is killed, again and again, while people apply and their letters leave.</summary>
public sealed class KillFaultTests(Postgres server) : IClassFixture<Postgres>
{
    const int Kills = 3;

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A letter that was handed over, and whose acknowledgement nobody could hear any more, goes again: SMTP has no way
    /// to tell (RFC 5321 §4.5.4.1, RFC 1047). So it is twice at most, with one Message-ID.</summary>
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Killed_while_letters_leave_it_has_every_form_once_and_loses_no_letter(DatabaseKind kind)
    {
        using var scratch = new Scratch();
        var address = kind == DatabaseKind.Sqlite ? "sqlite:" + scratch.At("portal.db") : await server.NewDatabaseAsync();
        await using var mail = new MailTaker { Slowness = TimeSpan.FromMilliseconds(300) };
        var url = FormattableString.Invariant($"http://127.0.0.1:{Ports.Free()}");
        string[] options =
        [
            "--database", address, "--urls", url, "--measure", "none", "--proxy", "127.0.0.1",
            "--smtp", FormattableString.Invariant($"smtp://127.0.0.1:{mail.Port}"), "--mail-from", "accords@portal.test",
        ];
        await using var load = new FaultLoad(new Uri(url));
        for (var life = 0; life < Kills; life++)
        {
            await using var portal = await ServedPortal.StartAsync(scratch, options);
            if (life == 0)
                load.Start();
            var (acknowledged, taken) = (load.Acknowledged, mail.Taken.Count);
            await load.UntilAsync(
                () => load.Acknowledged >= acknowledged + 3 && mail.Taken.Count > taken && mail.InHand > 0, "a letter in hand", portal);
            await portal.KillAsync("-KILL");
            await PassAsync(address);
        }
        await using (var portal = await ServedPortal.StartAsync(scratch, options))
        {
            var acknowledged = load.Acknowledged;
            await load.UntilAsync(() => load.Acknowledged >= acknowledged + 3, "forms after the last kill", portal);
            await load.EndAsync();
            await using var database = await OpenAsync(address);
            var began = TimeProvider.System.GetTimestamp();
            while (await database.FindAsync<long>("SELECT COUNT(*) FROM letter WHERE state = 'sent'", null, Cancel) < load.Acknowledged)
            {
                Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, portal.Process.Log);
                await Task.Delay(200, Cancel);
            }
            await load.HoldsAsync(database);
        }
        var times = mail.Taken.CountBy(id => id).ToDictionary();
        Assert.Equal(load.Acknowledged, times.Count);
        Assert.All(times.Values, count => Assert.InRange(count, 1, 2));
        // One letter is in hand at a time, so one kill doubles one at most.
        Assert.InRange(times.Values.Count(count => count == 2), 0, Kills);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {Kills} kills, {mail.Taken.Count} letters came for {times.Count}");
    }

    /// <summary>The ten minutes for which a letter in hand is nobody else's.</summary>
    static async Task PassAsync(string address)
    {
        await using var database = await OpenAsync(address);
        await using var change = await database.BeginAsync(Cancel);
        await change.ExecuteAsync("UPDATE letter SET taken_until = 0", null, Cancel);
        await change.CommitAsync(Cancel);
    }

    static Task<Database> OpenAsync(string address) =>
        Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, Cancel);
}
