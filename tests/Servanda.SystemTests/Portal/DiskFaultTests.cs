using System.Net;
using Servanda.Storage;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Portal;

/// <summary>A disk that is full while people apply.</summary>
public sealed class DiskFaultTests
{
    const int DiskMebioctets = 48, MostForms = 2000;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_on_a_full_disk_is_refused_clearly_and_taken_once_there_is_room()
    {
        using var scratch = new Scratch();
        var data = scratch.At("data");
        Directory.CreateDirectory(data);
        // A disk of its own, in a namespace of its own: nobody has to be root, and it goes with the process.
        var unshare = Tools.Require("unshare");
        string[] apart = ["--user", "--map-root-user", "--mount"];
        Assert.SkipUnless((await RealProcess.TryRunAsync(unshare, [.. apart, "/bin/true"])).Code == 0, "this machine gives no namespaces");
        await using var process = RealProcess.Start(unshare, [.. apart, "/bin/sh", "-c",
            FormattableString.Invariant($"mount -t tmpfs -o size={DiskMebioctets}m none '{data}' && exec dotnet '{CommandLine.Program}' ")
            + FormattableString.Invariant($"serve --data '{data}' --measure none --proxy 127.0.0.1 --urls http://127.0.0.1:{Ports.Free()}")]);
        var portal = await ServedPortal.AtAsync(process);
        var disk = FormattableString.Invariant($"/proc/{process.Id}/root{data}");
        var filler = Path.Combine(disk, "filler");
        using var first = new FaultyApplicant(portal, 1);
        Assert.Equal(HttpStatusCode.Redirect, await first.SendAsync(Cancel));
        Fill(filler);
        // What the journal has room for is still taken.
        var taken = 1;
        HttpStatusCode? status;
        FaultyApplicant? refused;
        while (true)
        {
            refused = new FaultyApplicant(portal, taken + 1);
            status = await refused.SendAsync(Cancel);
            if (status != HttpStatusCode.Redirect)
                break;
            refused.Dispose();
            Assert.True(++taken < MostForms, "the disk is never full");
        }
        using var _ = refused;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        // Pages are still given.
        using (var reader = FaultyApplicant.Client(portal, 50_000))
        using (var page = await reader.GetAsync("/fr/organisations?q=a", Cancel))
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        File.Delete(filler);
        Assert.Equal(HttpStatusCode.Redirect, await refused.SendAsync(Cancel));
        Assert.Equal(HttpStatusCode.Redirect, await refused.SendAsync(Cancel));
        // Stopped where it is, as by a power cut; SQLite would follow a link of the process's directory out of its namespace.
        await RealProcess.RunAsync("/bin/kill", ["-STOP", FormattableString.Invariant($"{process.Id}")]);
        foreach (var file in (string[])["servanda.db", "servanda.db-wal"])
            File.Copy(Path.Combine(disk, file), scratch.At(file));
        await using var database = await Database.OpenAsync(DatabaseAddress.File(scratch.At("servanda.db")), TimeProvider.System, Cancel);
        Assert.Equal("ok", await database.FindAsync<string>("PRAGMA integrity_check", null, Cancel));
        foreach (var table in (string[])["application", "application_domain", "letter"])
            Assert.Equal(taken + 1, await database.FindAsync<long>($"SELECT COUNT(*) FROM {table}", null, Cancel));
        TestContext.Current.TestOutputHelper?.WriteLine($"{taken} forms before the disk was full");
    }

    /// <summary>To the last octet.</summary>
    static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var size = 1 << 20; size > 0; size /= 2)
        {
            var block = new byte[size];
            try
            {
                while (true)
                    file.Write(block);
            }
            catch (IOException)
            {
                // Not so much; perhaps half of it.
            }
        }
    }
}
