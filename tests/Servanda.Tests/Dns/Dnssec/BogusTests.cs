using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns.Dnssec;

public sealed class BogusTests
{
    static TestZone Zone(byte algorithm = 13) => new("example.test", "www A 192.0.2.1\nwww TXT \"a\"", algorithm);

    /// <summary>Changes the sets of this type after they were signed.</summary>
    static Func<SignedSet, SignedSet?> Only(DnsType type, Func<SignedSet, SignedSet?> change) =>
        set => set.Type == type && !set.Name.IsRoot ? change(set) : set;

    static SignedSet With(SignedSet set, params RrsigData[] signatures) =>
        SignedSet.Of(set.Name, set.Type, set.Ttl, [.. set.Data], signatures);

    [Fact]
    public void A_record_that_was_changed_is_bogus()
    {
        var zone = Zone();
        zone.Tamper = Only(DnsType.A, set => SignedSet.Of(set.Name, set.Type, set.Ttl, [[192, 0, 2, 9]], set.Signatures));
        Proofs.Fails(TestWorld.Of(zone), "www.example.test", "A", 6);
    }

    [Fact]
    public void A_record_added_is_bogus()
    {
        var zone = Zone();
        zone.Tamper = Only(DnsType.A, set => SignedSet.Of(set.Name, set.Type, set.Ttl, [.. set.Data, [192, 0, 2, 9]], set.Signatures));
        Proofs.Fails(TestWorld.Of(zone), "www.example.test", "A", 6);
    }

    [Fact]
    public void Records_without_signatures_in_a_signed_zone_are_bogus()
    {
        var zone = Zone();
        zone.Tamper = Only(DnsType.A, set => With(set));
        Proofs.Fails(TestWorld.Of(zone), "www.example.test", "A", 10);
    }

    [Theory]
    [InlineData(15, 0, 7)]
    [InlineData(-2, 0, 8)]
    [InlineData(0, -20, 25)]
    public void A_signature_out_of_its_time_is_bogus(int daysLater, int endDays, ushort code)
    {
        var zone = Zone();
        zone.Resign = one => one.TypeCovered == DnsType.A ? one with { Expiration = (uint)(one.Expiration + endDays * 86400) } : one;
        var world = TestWorld.Of(zone, new TestZone("test") { At = TestWorld.Now });
        var (validation, _) = world.Look("www.example.test", "A", TestWorld.Now.AddDays(daysLater));
        Assert.Equal((Security.Bogus, code), (validation.Security, validation.Error!.InfoCode));
    }

    [Fact]
    public void Moments_are_compared_as_serial_numbers()
    {
        // The seconds since 1970 wrap round in 2106 (RFC 4034 §3.1.5).
        var wrap = DateTimeOffset.FromUnixTimeSeconds(1L << 32);
        var zone = new TestZone(".") { At = wrap };
        var world = new TestWorld(zone);
        Assert.Equal(Security.Secure, world.Look(new(DomainName.Root, DnsType.Soa), wrap.AddHours(-1)).Validation.Security);
        Assert.Equal(Security.Secure, world.Look(new(DomainName.Root, DnsType.Soa), wrap.AddHours(1)).Validation.Security);
        Assert.Equal(Security.Bogus, world.Look(new(DomainName.Root, DnsType.Soa), wrap.AddDays(15)).Validation.Security);
    }

    [Fact]
    public void A_DS_that_names_no_key_is_bogus()
    {
        var zone = Zone();
        Proofs.Fails(TestWorld.Of(zone, ds: [new TestKey().Ds(zone.Name)]), "www.example.test", "A", 9);
    }

    [Fact]
    public void A_zone_with_a_DS_and_no_keys_is_bogus()
    {
        var zone = Zone();
        zone.Tamper = Only(DnsType.Dnskey, _ => null);
        Proofs.Fails(TestWorld.Of(zone), "www.example.test", "A", 9);
    }

    [Fact]
    public void A_key_without_the_zone_bit_signs_nothing()
    {
        var zone = Zone();
        var key = zone.Key.As(zone.Key.Data with { Flags = 1 });
        zone.Keys[0] = key;
        Proofs.Fails(TestWorld.Of(zone, ds: [key.Ds(zone.Name)]), "www.example.test", "A", 11);
    }

    [Fact]
    public void A_key_that_revokes_itself_signs_nothing()
    {
        var zone = Zone();
        var key = zone.Key.As(zone.Key.Data with { Flags = 257 | 0x80 });
        zone.Keys[0] = key;
        Proofs.Fails(TestWorld.Of(zone, ds: [key.Ds(zone.Name)]), "www.example.test", "A", 11);
    }

    [Fact]
    public void A_signature_by_a_key_that_is_not_in_the_zone_is_bogus()
    {
        var zone = Zone();
        var other = new TestKey();
        zone.Tamper = Only(DnsType.A, set => With(set, other.Sign(With(set), zone.Name, TestWorld.Now)));
        Proofs.Fails(TestWorld.Of(zone), "www.example.test", "A", 9);
    }

    [Fact]
    public void A_signature_by_a_name_that_is_no_zone_is_bogus()
    {
        var zone = Zone();
        var other = new TestKey();
        zone.Tamper = Only(DnsType.A, set => With(set, other.Sign(With(set), set.Name, TestWorld.Now)));
        Proofs.Fails(TestWorld.Of(zone), "www.example.test", "A", 9);
    }

    [Fact]
    public void A_signature_that_holds_is_enough_among_others()
    {
        var zone = Zone();
        var other = new TestKey(15);
        zone.Tamper = Only(DnsType.A, set => With(set,
            other.Sign(With(set), zone.Name, TestWorld.Now), set.Signatures[0] with { Signature = new byte[64] },
            set.Signatures[0] with { Expiration = set.Signatures[0].Inception }, set.Signatures[0]));
        var (validation, chain) = TestWorld.Of(zone).Look("www.example.test", "A");
        Assert.Equal(Security.Secure, validation.Security);
        Assert.Single(chain!.Sets[0].Signatures);
    }

    [Fact]
    public void An_alias_that_its_DNAME_does_not_make_is_bogus()
    {
        var zone = new TestZone("example.test", "moved DNAME www.example.test.\na.www A 192.0.2.1\nb.www A 192.0.2.2");
        var world = TestWorld.Of(zone);
        world.Change = (_, message) => message with
        {
            Answers = [.. message.Answers.Select(one => one.Data is CnameData ? one with { Data = new CnameData(DomainName.Parse("b.www.example.test")) } : one)],
        };
        Proofs.Fails(world, "a.moved.example.test", "A", 6);
    }

    [Fact]
    public void A_DS_answer_that_was_stripped_leaves_the_zone_bogus()
    {
        var zone = Zone();
        var world = TestWorld.Of(zone);
        world.Change = (question, message) => question.Type == DnsType.Ds && question.Name.LabelCount == 2
            ? message with { Answers = [], Authorities = [] }
            : message;
        Proofs.Fails(world, "www.example.test", "A", 12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_resolver_that_fails_leaves_it_open(ushort code)
    {
        var world = TestWorld.Of(Zone());
        world.Change = (question, message) => question.Type == DnsType.Dnskey ? message with { ResponseCode = new(code), Answers = [] } : message;
        var (validation, chain) = world.Look("www.example.test", "A");
        Assert.Equal((Security.Indeterminate, 22, null), (validation.Security, validation.Error!.InfoCode, chain));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_resolver_that_does_not_know_DNSSEC_leaves_it_open(bool isForAnswersOnly)
    {
        var world = TestWorld.Of(Zone());
        world.Change = (question, message) => isForAnswersOnly && question.Type != DnsType.A ? message : message with
        {
            Edns = null,
            Answers = [.. message.Answers.Where(one => one.Type != DnsType.Rrsig)],
            Authorities = [.. message.Authorities.Where(one => one.Type == DnsType.Soa)],
        };
        Assert.Equal(Security.Indeterminate, world.Look("www.example.test", "A").Validation.Security);
        Assert.Equal(Security.Indeterminate, world.Look("nothing.example.test", "A").Validation.Security);
    }

    [Fact]
    public void A_server_that_points_elsewhere_says_nothing()
    {
        var world = TestWorld.Of(Zone());
        world.Change = (question, message) => question.Type == DnsType.Mx
            ? message with { Flags = HeaderBits.Response, Answers = [], Authorities = [] }
            : message;
        Assert.Equal(Security.Indeterminate, world.Look("www.example.test", "MX").Validation.Security);
    }

    [Fact]
    public void What_is_under_no_anchor_is_indeterminate()
    {
        var zone = Zone();
        var world = TestWorld.Of(zone);
        world.Anchors = new([new(DomainName.Parse("other.test"), zone.Key.Data)]);
        Assert.Equal(Security.Indeterminate, world.Look("www.example.test", "A").Validation.Security);
        world.Anchors = new([new(zone.Name, zone.Key.Data)]);
        Assert.Equal(Security.Secure, world.Look("www.example.test", "A").Validation.Security);
    }

    [Theory]
    [InlineData(5, 2, 1)]
    [InlineData(200, 2, 1)]
    [InlineData(13, 3, 2)]
    [InlineData(13, 9, 2)]
    public void A_zone_signed_in_ways_not_known_counts_as_unsigned(byte algorithm, byte digest, ushort code)
    {
        var zone = Zone(algorithm);
        var world = TestWorld.Of(zone, ds: [digest == 2 ? zone.Key.Ds(zone.Name) : zone.Key.Ds(zone.Name) with { DigestType = digest }]);
        Proofs.Holds(world, "www.example.test", "A", Security.Insecure);
        Assert.Equal(code, world.Look("www.example.test", "A").Validation.Error!.InfoCode);
    }

    [Theory]
    [InlineData(new byte[] { 1 }, true)]
    [InlineData(new byte[] { 4 }, false)]
    [InlineData(new byte[] { 1, 2 }, false)]
    public void SHA_1_is_accepted_and_told_where_there_is_nothing_better(byte[] digests, bool isTold)
    {
        var zone = Zone();
        var world = TestWorld.Of(zone, ds: [.. digests.Select(digest => zone.Key.Ds(zone.Name, digest))]);
        Proofs.Holds(world, "www.example.test", "A");
        Assert.Equal(isTold, world.Look("www.example.test", "A").Validation.RestsOnSha1);
    }

    [Fact]
    public void A_SHA_1_digest_counts_for_nothing_beside_a_better_one()
    {
        // RFC 4509 §3: else whoever can break SHA-1 could choose it.
        var zone = Zone();
        Proofs.Fails(TestWorld.Of(zone, ds: [zone.Key.Ds(zone.Name, 1), new TestKey().Ds(zone.Name)]), "www.example.test", "A", 9);
    }

    [Fact]
    public void A_wildcard_answer_without_proof_that_it_may_answer_is_bogus()
    {
        var world = TestWorld.Of(new TestZone("example.test", "* TXT \"any\""));
        world.Change = (question, message) => question.Type == DnsType.Txt ? message with { Authorities = [] } : message;
        Proofs.Fails(world, "x.example.test", "TXT", 12);
    }

    [Fact]
    public void A_private_zone_below_the_anchor_of_another_is_judged_by_the_nearest()
    {
        var island = new TestZone("island.test", "www A 192.0.2.1");
        var root = new TestZone(".");
        root.Delegate(island);
        var world = new TestWorld(root, island);
        Assert.Equal(Security.Insecure, world.Look("www.island.test", "A").Validation.Security);
        world.Anchors = new([.. world.Anchors.All, new(island.Name, island.Key.Data)]);
        Proofs.Holds(world, "www.island.test", "A");
    }
}
