using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns.Dnssec;

/// <summary>Zones that another program signed: names in letters of both sizes, every type that has names in its data.
/// </summary>
public sealed class AlgorithmVectorTests
{
    static readonly DateTimeOffset At = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly DomainName Zone = DomainName.Parse("example.test");

    public static TheoryData<string> Names => [.. Vector.Of("dnssec").Select(one => one.Name)];

    static MessageSets Read(string name)
    {
        var read = MessageSets.Read(Convert.FromBase64String(Vector.Of("dnssec").Single(one => one.Name == name).Input));
        Assert.Empty(read.Problems);
        return read.Value!;
    }

    static List<ZoneKey> Keys(MessageSets sets) =>
        [.. sets.Find(Zone, DnsType.Dnskey)!.Read<DnskeyData>().Select(data => new ZoneKey(data))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_signature_holds(string name)
    {
        var sets = Read(name);
        var signed = sets.All.Where(set => set.Signatures.Count > 0).ToList();
        Assert.True(signed.Count >= (name == "algorithm-13.txt" ? 40 : 4));
        foreach (var set in signed)
        {
            var ruling = SetVerifier.Verify(set, Zone, Keys(sets), At, new WorkMeter(100)).Ruling;
            Assert.Equal(Ruling.Secure, ruling);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_signature_holds_that_was_changed(string name)
    {
        var sets = Read(name);
        var set = sets.Find(Zone, DnsType.Soa)!;
        var signature = set.Signatures[0];
        for (var i = 0; i < signature.Signature.Length; i++)
        {
            var changed = signature.Signature.ToArray();
            changed[i] ^= 1;
            var other = SignedSet.Of(set.Name, set.Type, set.Ttl, [.. set.Data], [signature with { Signature = changed }]);
            Assert.Equal(Security.Bogus, SetVerifier.Verify(other, Zone, Keys(sets), At, new WorkMeter(100)).Ruling.Security);
        }
        foreach (var length in new[] { 0, 1, signature.Signature.Length - 1 })
        {
            var other = SignedSet.Of(set.Name, set.Type, set.Ttl, [.. set.Data], [signature with { Signature = signature.Signature[..length] }]);
            Assert.Equal(Security.Bogus, SetVerifier.Verify(other, Zone, Keys(sets), At, new WorkMeter(100)).Ruling.Security);
        }
    }

    [Fact]
    public void Keys_that_are_none_verify_nothing_and_do_no_harm()
    {
        foreach (var algorithm in new byte[] { 8, 10, 13, 14, 15, 16 })
        {
            foreach (var length in new[] { 0, 1, 2, 3, 4, 32, 57, 64, 96, 130, 600, 5000 })
            {
                var key = new ZoneKey(new DnskeyData(257, 3, algorithm, Enumerable.Repeat((byte)length, length).ToArray()));
                Assert.False(key.Verifies(new byte[10], new byte[64]));
            }
        }
    }
}
