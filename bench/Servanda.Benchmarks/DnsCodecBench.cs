using System.Diagnostics;
using System.Globalization;
using System.Net;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Benchmarks;

/// <summary>Reading and writing messages of the kinds a measurement sees, on one core.</summary>
static class DnsCodecBench
{
    const int Messages = 500_000, Rounds = 3;

    public static int Run()
    {
        var name = DomainName.Parse("www.example.org");
        var question = DnsMessage.Query(1, new(name, DnsType.A));
        foreach (var (what, message) in new (string, DnsMessage)[]
        {
            ("one address", question.Reply(ResponseCode.NoError) with { Answers = [Of(name, new AData(IPAddress.Loopback))] }),
            ("text", question.Reply(ResponseCode.NoError) with { Answers = [Of(name, TxtData.Of("v=spf1 mx include:_spf.example.net -all"))] }),
            ("no such name", question.Reply(ResponseCode.NoSuchName) with { Authorities = [Of(name.Parent!, new SoaData(
                DomainName.Parse("ns1.example.org"), DomainName.Parse("host.example.org"), 1, 2, 3, 4, 5))] }),
            ("four hosts", question.Reply(ResponseCode.NoError) with { Answers = [.. Enumerable.Range(1, 4).Select(i =>
                Of(name, new MxData((ushort)i, DomainName.Parse(string.Create(CultureInfo.InvariantCulture, $"mx{i}.example.org")))))] }),
        })
        {
            var bytes = DnsMessageWriter.Write(message);
            var buffer = new byte[DnsMessage.MaxOctets];
            for (var round = 0; round < Rounds; round++)
            {
                Measure($"read {what}, {bytes.Length} octets", () => DnsMessageReader.Read(bytes).Value!.Answers.Count);
                Measure($"write {what}", () => DnsMessageWriter.Write(message, buffer));
            }
        }
        return 0;
    }

    static DnsRecord Of(DomainName name, RecordData data) => new(name, 300, data);

    static void Measure(string what, Func<int> once)
    {
        var sum = 0L;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Messages; i++)
            sum += once();
        var took = watch.Elapsed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {Messages / took.TotalSeconds / 1000:0} k/s, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / Messages} octets allocated each ({sum})"));
    }
}
