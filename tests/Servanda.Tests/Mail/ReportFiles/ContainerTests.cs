using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Tests.Mail.AggregateReports;
using Servanda.Tests.Mail.Xml;

namespace Servanda.Tests.Mail.ReportFiles;

public sealed class ContainerTests
{
    const string Read = "aggregate receiver.example 1/7";

    static readonly byte[] Report = Encoding.UTF8.GetBytes(SmallReport.Whole);

    [Fact]
    public void A_report_is_found_in_every_packing()
    {
        Assert.Equal(Read, Assert.Single(Found.In(Report)).ToString());
        Assert.Equal(Read, Assert.Single(Found.In(Packed.Gzip(Report))).ToString());
        Assert.Equal(Read, Assert.Single(Found.In(Packed.Zip(("r.xml", Report)))).ToString());
        Assert.Equal(Read, Assert.Single(Found.In(Packed.Message("application/gzip", Packed.Gzip(Report)))).ToString());
        Assert.Equal(Read, Assert.Single(Found.In(Packed.Message("application/zip", Packed.Zip(("r.xml", Report))))).ToString());
        Assert.Equal(Read, Assert.Single(Found.In(Packed.Message("text/xml", Report))).ToString());
    }

    [Fact]
    public void A_wrong_media_type_or_file_name_makes_no_difference() =>
        Assert.Equal(Read, Assert.Single(Found.In(Packed.Message("image/png", Packed.Gzip(Report)))).ToString());

    [Fact]
    public void What_cannot_be_read_twice_is_read_all_the_same() =>
        Assert.Equal(Read, Assert.Single(Found.In(new RepeatedStream([], Packed.Zip(("r.xml", Report)), 1, []))).ToString());

    [Fact]
    public void Every_file_of_a_zip_is_a_report_of_its_own()
    {
        var found = Found.In(Packed.Zip(("a.xml", Report), ("folder/", []), ("b.txt", "hello"u8.ToArray()), ("__MACOSX/x", []), ("c.xml", Report)));
        Assert.Equal([Read, "refused report.unknown", Read], found.Select(one => one.ToString()));
        Assert.Equal(["it!a.xml", "it!b.txt", "it!c.xml"], found.Select(one => one.Place));
    }

    [Fact]
    public void Every_message_of_an_mbox_is_looked_at()
    {
        var message = Encoding.ASCII.GetString(Packed.Message("application/gzip", Packed.Gzip(Report)));
        var mbox = string.Concat(Enumerable.Range(0, 300).Select(i =>
            $"From a@b Sat Jan  3 01:05:34 2026\r\n{message}\r\n{(i % 2 == 0 ? "x\r\nFrom here on, no new message.\r\nFrom\r\n" + new string('x', i * 37) : "")}\r\n\r\n"));
        var found = Found.In(Encoding.ASCII.GetBytes(mbox));
        Assert.Equal(300, found.Count);
        Assert.All(found, one => Assert.Equal(Read, one.ToString()));
        Assert.Equal("it!300!r", found[^1].Place);
    }

    [Fact]
    public void A_message_forwarded_as_an_attachment_is_opened()
    {
        var inner = Encoding.ASCII.GetString(Packed.Message("application/gzip", Packed.Gzip(Report)));
        var outer = $"From: x@y.example\nContent-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: message/rfc822\n\n{inner}\n--o--\n";
        Assert.Equal(Read, Assert.Single(Found.In(Encoding.ASCII.GetBytes(outer))).ToString());
    }

    [Fact]
    public void A_message_without_a_report_says_so() =>
        Assert.Equal("refused report.none", Assert.Single(Found.In("From: a@b\r\n\r\nhello"u8.ToArray())).ToString());

    [Theory]
    [InlineData("", "report.empty")]
    [InlineData(" \r\n", "report.empty")]
    [InlineData("hello world", "report.unknown")]
    [InlineData("BZh91AY&SY", "report.unknown")]
    [InlineData("<html><body>404</body></html>", "aggregate.root")]
    [InlineData("{\"a\": 1}", "tls-report.root")]
    public void What_is_no_report_is_refused_with_the_reason(string content, string code) =>
        Assert.Equal($"refused {code}", Assert.Single(Found.In(Encoding.UTF8.GetBytes(content))).ToString());

    [Fact]
    public void A_gzip_bomb_is_read_to_its_bound()
    {
        var bomb = Packed.Gzip(Encoding.UTF8.GetBytes($"<feedback>{SmallReport.Metadata}{SmallReport.Policy}{SmallReport.Record}" + new string(' ', 100_000_000)));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("aggregate receiver.example 1/7 report.unpack.ratio xml.end", Assert.Single(Found.In(bomb)).ToString());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_zip_bomb_is_read_to_its_bound_over_all_its_files()
    {
        var file = new byte[20_000_000];
        Array.Fill(file, (byte)' ');
        Report.CopyTo(file, 0);
        var found = Found.In(Packed.Zip([.. Enumerable.Range(0, 20).Select(i => ($"{i}.xml", file))]));
        Assert.Equal(20, found.Count);
        Assert.Contains("report.unpack.ratio", found[^1].Codes);
    }

    [Fact]
    public void An_archive_in_an_archive_is_not_opened()
    {
        var once = Packed.Gzip(Report);
        Assert.Equal("refused report.nested", Assert.Single(Found.In(Packed.Gzip(once))).ToString());
        Assert.Equal("refused report.nested", Assert.Single(Found.In(Packed.Zip(("r.xml.gz", once)))).ToString());
        Assert.Equal("refused report.nested", Assert.Single(Found.In(Packed.Gzip(Packed.Zip(("r.xml", Report))))).ToString());
        Assert.Equal("refused report.nested", Assert.Single(Found.In(Packed.Zip(("m.eml", Packed.Message("application/gzip", once))))).ToString());
    }

    [Fact]
    public void Of_a_gzip_cut_off_the_readable_part_is_read()
    {
        var many = Encoding.UTF8.GetBytes($"<feedback>{SmallReport.Metadata}{SmallReport.Policy}{Numbered(3000)}</feedback>");
        var packed = Packed.Gzip(many);
        var found = Assert.Single(Found.In(packed[..(packed.Length / 2)]));
        Assert.StartsWith("aggregate receiver.example 1", found.What, StringComparison.Ordinal);
        Assert.Equal(["xml.end"], found.Codes.Where(code => code != "aggregate.record.cut"));
    }

    [Fact]
    public void Of_a_zip_cut_off_the_readable_part_is_read()
    {
        var many = Encoding.UTF8.GetBytes($"<feedback>{SmallReport.Metadata}{SmallReport.Policy}{Numbered(3000)}</feedback>");
        var packed = Packed.Zip(("r.xml", many));
        var found = Assert.Single(Found.In(packed[..(packed.Length / 2)]));
        Assert.StartsWith("aggregate receiver.example 1", found.What, StringComparison.Ordinal);
        Assert.Contains("report.zip.directory", found.Codes);
        Assert.Contains("xml.end", found.Codes);
    }

    [Fact]
    public void Wherever_an_archive_is_cut_nothing_is_thrown()
    {
        foreach (var packed in (byte[][])[Packed.Gzip(Report), Packed.Zip(("a.xml", Report), ("b.xml", Report)), Packed.Message("application/zip", Packed.Zip(("a.xml", Report)))])
        {
            for (var length = 0; length < packed.Length; length++)
                Found.In(packed[..length]);
        }
    }

    [Fact]
    public void Any_octets_behind_any_beginning_are_read_without_a_throw() =>
        Prop.ForAll<byte, byte[]>((beginning, octets) =>
        {
            byte[][] beginnings =
            [
                [], [0x1F, 0x8B, 8, 0], "PK\x03\x04"u8.ToArray(), "<feedback>"u8.ToArray(), "{"u8.ToArray(), "From x\n"u8.ToArray(),
                "Content-Type: multipart/mixed; boundary=b\n\n--b\n"u8.ToArray(), [.. Packed.Zip(("a", Report))[..60]],
            ];
            return Found.In([.. beginnings[beginning % beginnings.Length], .. octets ?? []]).Count > 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Archives_with_octets_changed_are_read_without_a_throw()
    {
        byte[][] packed = [Packed.Gzip(Report), Packed.Zip(("a.xml", Report), ("b.xml", Report))];
        Prop.ForAll<byte, byte[]>((which, changes) =>
        {
            var octets = (byte[])packed[which % packed.Length].Clone();
            for (var i = 0; i + 2 < (changes?.Length ?? 0); i += 3)
                octets[(changes![i] * 256 + changes[i + 1]) % octets.Length] = changes[i + 2];
            return Found.In(octets).Count > 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Messages_nested_deep_are_followed_so_far_and_no_further()
    {
        var message = "From: a@b\n\nhello";
        for (var i = 0; i < 50; i++)
            message = $"From: a@b\nContent-Type: message/rfc822\n\n{message}";
        Assert.Equal("refused report.depth", Assert.Single(Found.In(Encoding.ASCII.GetBytes(message))).ToString());
        var parts = string.Concat(Enumerable.Range(0, 2000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"));
        Assert.Equal(["report.none", "mime.depth", "mime.unclosed"], Assert.Single(Found.In(Encoding.ASCII.GetBytes("From: a@b\n" + parts))).Codes);
    }

    [Fact]
    public void A_line_of_100_MB_is_read_in_little_memory()
    {
        var megabyte = Encoding.ASCII.GetBytes(new string('x', 1 << 20));
        foreach (var head in (string[])["From: a@b\n\n", "Subject: ", "<feedback><report_metadata><org_name>", "{\"policies\": \"", "From x\nA: b\n\n"])
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Single(Found.In(new RepeatedStream(Encoding.ASCII.GetBytes(head), megabyte, 100, [])));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60 * 1024 * 1024);
        }
    }

    static string Numbered(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        SmallReport.Record.Replace("192.0.2.1", $"10.{i * 7919 % 251}.{i * 104729 % 241}.{i * 1299709 % 239}", StringComparison.Ordinal)));
}
