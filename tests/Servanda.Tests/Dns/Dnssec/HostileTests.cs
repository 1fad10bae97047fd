using System.Buffers.Binary;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns.Dnssec;

/// <summary>
/// Zones made to keep a validator busy (CVE-2023-50387, CVE-2023-50868, and what else comes to mind), through the whole
/// validating resolver: what it does is counted, not timed.
/// </summary>
public sealed class HostileTests(ITestOutputHelper output)
{
    const string Target = "www.example.test";

    // The three zones over the answer are the root, test, and example.test; each may ask for its keys and its DS.
    const int Zones = 3;

    public static TheoryData<string> Attacks => [.. Makers.Keys];

    static readonly Dictionary<string, Func<(TestWorld World, DomainName Name)>> Makers = new(StringComparer.Ordinal)
    {
        ["90 keys of one tag, 400 signatures over the answer"] = () => Colliding(set => set.Type == DnsType.A),
        ["90 keys of one tag, 400 signatures over the keys"] = () => Colliding(set => set.Type == DnsType.Dnskey),
        ["90 keys of one tag, 400 signatures over everything"] = () => Colliding(_ => true),
        ["1,400 signatures of no octets"] = () => Answer(zone => zone.Tamper = set =>
            set.Type == DnsType.A ? Many(set, 1400, i => set.Signatures[0] with { Signature = default, Inception = (uint)i }) : set),
        ["1,200 signatures by as many signers"] = () => Answer(zone => zone.Tamper = set => set.Type == DnsType.A
            ? Many(set, 1200, i => set.Signatures[0] with { Signature = default, Signer = DomainName.Parse($"s{i}.example.test") })
            : set),
        ["NSEC3 of 150 rounds for a name of 115 labels"] = () => (
            TestWorld.Of(new TestZone("example.test", Names(100)) { Hashing = Hashing.Plain, Iterations = 150 }), Deep("example.test", 115)),
        ["NSEC3 of 65,535 rounds for a name of 115 labels"] = () => (
            TestWorld.Of(new TestZone("example.test", Names(2)) { Hashing = Hashing.Plain, Iterations = 65535 }), Deep("example.test", 115)),
        ["an unsigned answer for a name of 115 labels"] = () =>
        {
            var deep = Deep("example.test", 115);
            var world = TestWorld.Of(new TestZone("example.test", $"{deep}. A 192.0.2.1"));
            world.Change = (question, message) => question.Name.Equals(deep)
                ? message with { Answers = [.. message.Answers.Where(one => one.Type != DnsType.Rrsig)] }
                : message;
            return (world, deep);
        },
        ["a loop of two aliases"] = () => (TestWorld.Of(new TestZone("example.test", "www CNAME b\nb CNAME www")), DomainName.Parse(Target)),
        ["60 aliases in a row"] = () => (TestWorld.Of(new TestZone("example.test",
            "www CNAME a0\n" + string.Join('\n', Enumerable.Range(0, 60).Select(i => $"a{i} CNAME a{i + 1}")))), DomainName.Parse(Target)),
        ["an alias that grows (DNAME to below itself)"] = () =>
            (TestWorld.Of(new TestZone("example.test", "d DNAME x.d")), DomainName.Parse("www.d.example.test")),
        ["40 zones inside each other, each with 400 signatures over its keys"] = Nested,
    };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Attacks))]
    public async Task A_hostile_zone_costs_bounded_work(string attack)
    {
        var (world, name) = Makers[attack]();
        using var scene = new ResolverScene(options => options with { QueriesPerSecond = 0 }, "tcp://192.0.2.53");
        scene.Network.OnConnect = stream => ServeAsync(stream, world);
        var validating = new ValidatingResolver(scene.Resolver, world.Anchors, scene.Clock);
        var found = (await validating.LookUpAsync(new(name, DnsType.A))).Validation;
        var work = found.Work;
        output.WriteLine($"{attack}: {found.Security}, {work.Verifications} verifications, {work.Digests} digests, " +
            $"{work.Hashes} hashes in {work.HashRounds} rounds, {world.Asked.Count} lookups");
        Assert.NotEqual((true, Security.Secure), (IsMeantToFail(attack), found.Security));
        Assert.InRange(world.Asked.Count, 1, ValidationLimits.LookupsPerAnswer + 1);
        var zones = attack.StartsWith("40 zones", StringComparison.Ordinal) ? 42 : Zones;
        // A zone may be judged again on the way, once for each step that waited for it.
        Assert.InRange(work.Verifications, 0, ValidationLimits.VerificationsPerAnswer + 2 * zones * ValidationLimits.VerificationsPerZone);
        Assert.InRange(work.Digests, 0, 2 * zones * ValidationLimits.DigestsPerZone);
        Assert.InRange(work.Hashes, 0, ValidationLimits.HashesPerAnswer * (zones + 1));
        Assert.InRange(work.HashRounds, 0, ValidationLimits.HashesPerAnswer * (zones + 1) * (ValidationLimits.Nsec3Iterations + 1));
    }

    static async Task ServeAsync(Stream stream, TestWorld world)
    {
        var length = new byte[2];
        while (await stream.ReadAtLeastAsync(length, 2, throwOnEndOfStream: false) == 2)
        {
            var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            await stream.ReadExactlyAsync(query);
            var answer = world.Ask(DnsMessageReader.Read(query).Value!.Questions[0]);
            query.AsSpan(0, 2).CopyTo(answer);
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
            await stream.WriteAsync((byte[])[.. length, .. answer]);
        }
    }

    // The others are honest within bounds, if unkind.
    static bool IsMeantToFail(string attack) => attack.StartsWith("90 keys", StringComparison.Ordinal)
        || attack.StartsWith("1,", StringComparison.Ordinal) || attack.StartsWith("an unsigned", StringComparison.Ordinal);

    static (TestWorld, DomainName) Answer(Action<TestZone> change)
    {
        var zone = new TestZone("example.test", "www A 192.0.2.1");
        change(zone);
        return (TestWorld.Of(zone), DomainName.Parse(Target));
    }

    static (TestWorld, DomainName) Colliding(Func<SignedSet, bool> which) => Answer(zone =>
    {
        zone.Keys.AddRange(SameTag(zone.Key).Take(90));
        Assert.True(zone.Keys.Count > 60);
        zone.Tamper = set => which(set) ? Many(set, 400, i => Wrong(set.Signatures[0], i)) : set;
    });

    static (TestWorld, DomainName) Nested()
    {
        var zones = new List<TestZone> { new(".") };
        for (var i = 0; i < 40; i++)
        {
            var above = zones[^1];
            var zone = new TestZone(above.Name.IsRoot ? "z" : $"z.{above.Name}", i == 39 ? "www A 192.0.2.1" : "");
            zone.Tamper = set => set.Type == DnsType.Dnskey
                ? SignedSet.Of(set.Name, set.Type, set.Ttl, [.. set.Data], [.. Enumerable.Range(0, 6).Select(n => Wrong(set.Signatures[0], n)), set.Signatures[0],
                    .. Enumerable.Range(6, 393).Select(n => Wrong(set.Signatures[0], n))])
                : set;
            above.Delegate(zone, zone.Key.Ds(zone.Name));
            zones.Add(zone);
        }
        return (new TestWorld([.. zones]), zones[^1].Child("www"));
    }

    static string Names(int count) => string.Join('\n', Enumerable.Range(0, count).Select(i => $"n{i} A 192.0.2.1"));

    static DomainName Deep(string zone, int labels) => DomainName.Parse(zone).Under(string.Join('.', Enumerable.Repeat("x", labels)))!;

    static SignedSet Many(SignedSet set, int count, Func<int, RrsigData> make) =>
        SignedSet.Of(set.Name, set.Type, set.Ttl, [.. set.Data], [.. Enumerable.Range(0, count).Select(make)]);

    static RrsigData Wrong(RrsigData signature, int number) => signature with { Signature = BitConverter.GetBytes((long)number).Concat(new byte[56]).ToArray() };

    /// <summary>Keys that differ in two bits which cancel out in the tag.</summary>
    static IEnumerable<TestKey> SameTag(TestKey key)
    {
        for (var i = 0; i < 32 * 31; i++)
        {
            var octets = key.Data.PublicKey.ToArray();
            octets[2 * (i % 32)] ^= 0x40;
            octets[2 * (i / 32)] ^= 0x40;
            var other = key.Data with { PublicKey = octets };
            if (other.KeyTag == key.Data.KeyTag && !octets.AsSpan().SequenceEqual(key.Data.PublicKey.Span))
                yield return key.As(other);
        }
    }
}
