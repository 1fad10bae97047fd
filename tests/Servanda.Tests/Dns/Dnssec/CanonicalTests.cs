using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Denial;
using Servanda.Dns.Dnssec.Signatures;

namespace Servanda.Tests.Dns.Dnssec;

public sealed class CanonicalTests
{
    static DomainName Name(params byte[][] labels)
    {
        Assert.True(DomainName.TryReadWire([.. labels.SelectMany(label => (byte[])[(byte)label.Length, .. label]), 0], out var name));
        return name;
    }

    static byte[] Text(string text) => System.Text.Encoding.Latin1.GetBytes(text);

    [Fact]
    public void Names_are_in_the_order_of_RFC_4034_6_1()
    {
        DomainName[] ordered =
        [
            Name(Text("example")), Name(Text("a"), Text("example")), Name(Text("yljkjljk"), Text("a"), Text("example")),
            Name(Text("Z"), Text("a"), Text("example")), Name(Text("zABC"), Text("a"), Text("EXAMPLE")), Name(Text("z"), Text("example")),
            Name([1], Text("z"), Text("example")), Name(Text("*"), Text("z"), Text("example")), Name([200], Text("z"), Text("example")),
        ];
        for (var i = 0; i < ordered.Length; i++)
        {
            for (var j = 0; j < ordered.Length; j++)
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(CanonicalNames.Compare(ordered[i], ordered[j])));
        }
    }

    [Theory]
    // RFC 5155 appendix A: 12 iterations, salt AABBCCDD.
    [InlineData("example", "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom")]
    [InlineData("a.example", "35mthgpgcu1qg68fab165klnsnk3dpvl")]
    [InlineData("ai.example", "gjeqe526plbf1g8mklp59enfd789njgi")]
    [InlineData("ns1.example", "2t7b4g4vsa5smi47k61mv5bv1a22bojr")]
    [InlineData("x.y.w.example", "2vptu5timamqttgl4luu9kg21e0aor3s")]
    [InlineData("w.example", "k8udemvp1j2f7eg6jebps17vp3n8i58h")]
    [InlineData("xx.example", "t644ebqk9bibcna874givr6joj62mlhv")]
    public void Names_are_hashed_as_in_RFC_5155_appendix_A(string name, string hash) =>
        Assert.Equal(hash, Servanda.Dns.Wire.Presentation.Base32(Nsec3Hash.Of(DomainName.Parse(name), [0xAA, 0xBB, 0xCC, 0xDD], 12)));

    [Fact]
    public void Records_are_sorted_and_stand_once()
    {
        var set = SignedSet.Of(DomainName.Root, DnsType.Txt, 1, [[3, 1], [3], [2, 255], [3], [3, 1]], []);
        Assert.Equal([[2, 255], [3], [3, 1]], set.Data.ToArray());
    }

    [Fact]
    public void Any_message_is_read_without_harm() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            byte[] message = [0, 0, 0x80, 0, 0, 0, 0, 9, 0, 9, 0, 0, .. bytes ?? []];
            return MessageSets.Read(message).Value!.All.Count <= 18 && MessageSets.Read(bytes ?? []) is not null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sets_beyond_the_bound_are_left_out()
    {
        var answers = Enumerable.Range(0, 1000).Select(i => new DnsRecord(DomainName.Parse($"n{i}.test"), 1, new Servanda.Dns.Records.AData(new(0x01020304))));
        var message = DnsMessageWriter.Write(new DnsMessage { Flags = HeaderBits.Response, Answers = [.. answers] });
        Assert.Equal(ValidationLimits.SetsPerMessage, MessageSets.Read(message).Value!.All.Count);
    }
}
