using System.IO.Compression;
using System.Text;
using Servanda.Storage;
using Servanda.Storage.Transfer;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_dump_goes_into_the_other_database_and_back_and_is_the_same_each_time()
    {
        await FillAsync();
        using var first = new MemoryStream();
        var manifest = await DumpExport.RunAsync(Database, first, Clock, null, Cancel);
        Assert.Contains(manifest.Tables, table => table.Name == "mail_record" && table.Rows == 2);
        await using var sqlite = await Database.OpenAsync(DatabaseAddress.InMemory(Guid.NewGuid().ToString("N")), Clock, Cancel);
        await DumpImport.RunAsync(first, sqlite, null, Cancel);
        using var second = new MemoryStream();
        var there = await DumpExport.RunAsync(sqlite, second, Clock, null, Cancel);
        await using var back = await Database.OpenAsync(await AddressAsync(), Clock, Cancel);
        await DumpImport.RunAsync(second, back, null, Cancel);
        using var third = new MemoryStream();
        var again = await DumpExport.RunAsync(back, third, Clock, null, Cancel);
        Assert.Equal(manifest.Tables.Select(table => (table.Name, table.Rows, table.Digest)), there.Tables.Select(table => (table.Name, table.Rows, table.Digest)));
        Assert.Equal(manifest.Tables.Select(table => (table.Name, table.Rows, table.Digest)), again.Tables.Select(table => (table.Name, table.Rows, table.Digest)));
        Assert.True(second.ToArray().AsSpan().SequenceEqual(third.ToArray()), "the same rows are the same file");
    }

    [Fact]
    public async Task A_database_that_took_a_dump_counts_on()
    {
        await FillAsync();
        using var dump = new MemoryStream();
        await DumpExport.RunAsync(Database, dump, Clock, null, Cancel);
        await using var other = await Database.OpenAsync(await AddressAsync(), Clock, Cancel);
        await DumpImport.RunAsync(dump, other, null, Cancel);
        await using var writer = await Servanda.Storage.Mail.ReportWriter.OpenAsync(other, Clock, Cancel);
        var stored = await writer.StoreAsync(Head("new", 5), [Record("192.0.2.9", 1)], () => End("new"), Cancel);
        Assert.True(stored.IsNew);
    }

    [Fact]
    public async Task A_dump_goes_into_an_empty_database_only()
    {
        await FillAsync();
        using var dump = new MemoryStream();
        await DumpExport.RunAsync(Database, dump, Clock, null, Cancel);
        var fault = await Assert.ThrowsAsync<StorageException>(() => DumpImport.RunAsync(dump, Database, null, Cancel));
        Assert.Contains("already", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tables/log_outbox.jsonl", "acme", "evil", "not the file its manifest names")]
    [InlineData("tables/log_outbox.jsonl", "\"acme\"", "12", "no row of that table")]
    [InlineData("manifest.json", "log-outbox", "log-inbox", "another version's schema")]
    [InlineData("manifest.json", "\"servanda-dump/1\"", "\"servanda-dump/2\"", "not one that this version reads")]
    public async Task A_dump_that_was_changed_is_refused_and_leaves_nothing(string file, string old, string changed, string why)
    {
        await FillAsync();
        using var dump = new MemoryStream();
        await DumpExport.RunAsync(Database, dump, Clock, null, Cancel);
        Spoil(dump, file, old, changed);
        await using var other = await Database.OpenAsync(DatabaseAddress.InMemory(Guid.NewGuid().ToString("N")), Clock, Cancel);
        var fault = await Assert.ThrowsAsync<StorageException>(() => DumpImport.RunAsync(dump, other, null, Cancel));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await new Servanda.Storage.Log.OutboxReader(other).CountAsync(Cancel)).Waiting);
    }

    [Fact]
    public async Task What_is_no_dump_at_all_is_told()
    {
        using var nothing = new MemoryStream("PK not really"u8.ToArray());
        await Assert.ThrowsAsync<StorageException>(() => DumpImport.RunAsync(nothing, Database, null, Cancel));
    }

    /// <summary>Rows of several tables that name each other, with texts and octets of every sort.</summary>
    async Task FillAsync()
    {
        await StoreAsync(Head("Zürich", 2), Record("192.0.2.1", 1));
        await StoreAsync(Head("a", 3), Record("2001:db8::1", 2));
        await AddAsync((Acme, Signing), (Cta, Signing));
        await using var change = await Database.BeginAsync(Cancel);
        await change.ExecuteAsync("INSERT INTO bundle (digest, octets) VALUES (@digest, @octets)",
            new { digest = "d", octets = new byte[] { 0, 255, 10 } }, Cancel);
        await change.ExecuteAsync("INSERT INTO log_opening (number, member, salt, value) VALUES (1, 'signatory', 'ab', @value)",
            new { value = "line\nbreak \"quote\" \u202E <é> \U0001F600" }, Cancel);
        await change.CommitAsync(Cancel);
    }

    static void Spoil(MemoryStream dump, string file, string old, string changed)
    {
        using var zip = new ZipArchive(dump, ZipArchiveMode.Update, leaveOpen: true);
        var entry = zip.GetEntry(file)!;
        using var stream = entry.Open();
        using var reader = new StreamReader(stream, leaveOpen: true);
        var text = reader.ReadToEnd();
        Assert.Contains(old, text, StringComparison.Ordinal);
        stream.SetLength(0);
        stream.Write(Encoding.UTF8.GetBytes(text.Replace(old, changed, StringComparison.Ordinal)));
    }
}
