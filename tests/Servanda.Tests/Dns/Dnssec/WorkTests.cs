using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns.Dnssec;

/// <summary>Answers made to be expensive (CVE-2023-50387 and CVE-2023-50868) cost bounded work, whatever they hold.</summary>
public sealed class WorkTests
{
    static SignedSet With(SignedSet set, IEnumerable<RrsigData> signatures) =>
        SignedSet.Of(set.Name, set.Type, set.Ttl, [.. set.Data], [.. signatures]);

    /// <summary>Keys that differ and have one tag: an octet more here and one less there.</summary>
    static IEnumerable<TestKey> Colliding(TestKey key, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var octets = key.Data.PublicKey.ToArray();
            var (up, down) = (2 * (i % 15), 32 + 2 * (i / 15 % 15));
            octets[up] ^= 0x80;
            octets[down] ^= 0x80;
            var other = key.Data with { PublicKey = octets };
            // The two changes cancel out in the sum or do not, by the bits that were there.
            if (other.KeyTag == key.Data.KeyTag)
                yield return key.As(other);
        }
    }

    [Fact]
    public void Hundreds_of_signatures_over_a_set_are_not_all_tried()
    {
        var zone = new TestZone("example.test", "www A 192.0.2.1");
        zone.Tamper = set => set.Type == DnsType.A
            ? With(set, Enumerable.Range(0, 450).Select(i => set.Signatures[0] with { Signature = BitConverter.GetBytes((long)i).Concat(new byte[56]).ToArray() }))
            : set;
        var world = TestWorld.Of(zone);
        var validation = Proofs.Fails(world, "www.example.test", "A", 6);
        Assert.InRange(validation.Work.Verifications, 1, 5 + ValidationLimits.SignaturesPerSet);
    }

    [Fact]
    public void Colliding_keys_are_not_all_tried()
    {
        var zone = new TestZone("example.test", "www A 192.0.2.1");
        zone.Keys.AddRange(Colliding(zone.Key, 225));
        Assert.True(zone.Keys.Count > 40);
        zone.Tamper = set => set.Type == DnsType.A
            ? With(set, Enumerable.Range(0, 100).Select(i => set.Signatures[0] with { Signature = BitConverter.GetBytes((long)i).Concat(new byte[56]).ToArray() }))
            : set;
        var world = TestWorld.Of(zone);
        var (validation, _) = world.Look("www.example.test", "A");
        Assert.Equal(Security.Bogus, validation.Security);
        Assert.InRange(validation.Work.Verifications, 1, 5 + ValidationLimits.SignaturesPerSet * ValidationLimits.KeysPerSignature);
        Assert.InRange(validation.Work.Digests, 1, 3 * ValidationLimits.DigestsPerZone);
    }

    [Fact]
    public void Many_delegation_records_times_many_keys_are_not_all_hashed()
    {
        var zone = new TestZone("example.test", "www A 192.0.2.1");
        zone.Keys.AddRange(Colliding(zone.Key, 225));
        var ds = Enumerable.Range(0, 200).Select(i => zone.Key.Ds(zone.Name) with { Digest = Enumerable.Repeat((byte)i, 32).ToArray() });
        var validation = Proofs.Fails(TestWorld.Of(zone, ds: [.. ds]), "www.example.test", "A", 9);
        Assert.InRange(validation.Work.Digests, 1, 3 * ValidationLimits.DigestsPerZone);
        Assert.InRange(validation.Work.Verifications, 0, 5);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(151)]
    [InlineData(65535)]
    public void Hashing_is_bounded_in_names_and_rounds(int iterations)
    {
        var zone = new TestZone("example.test", "www A 192.0.2.1") { Hashing = Hashing.Plain };
        var world = TestWorld.Of(zone);
        var deep = DomainName.Parse("example.test").Under(string.Join('.', Enumerable.Repeat("x", 115)))!;
        world.Change = (_, message) => message with
        {
            Authorities = [.. message.Authorities.Select(one => one.Data is Nsec3Data data ? one with { Data = data with { Iterations = (ushort)iterations } } : one)],
        };
        var work = world.Look(new(deep, DnsType.A), TestWorld.Now).Validation.Work;
        Assert.InRange(work.HashRounds, 0, 3 * ValidationLimits.HashesPerAnswer * (ValidationLimits.Nsec3Iterations + 1));
        Assert.True(iterations <= ValidationLimits.Nsec3Iterations || work.Hashes == 0);
    }

    [Fact]
    public void A_long_chain_of_aliases_costs_one_check_each()
    {
        var zone = new TestZone("example.test", string.Join('\n', Enumerable.Range(0, 60).Select(i => $"a{i} CNAME a{i + 1}")));
        var (validation, chain) = TestWorld.Of(zone).Look("a0.example.test", "A");
        Assert.InRange(validation.Work.Verifications, 1, 5 + ValidationLimits.VerificationsPerAnswer);
        Assert.Null(chain);
    }
}
