using FsCheck;
using FsCheck.Fluent;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.Tests.Dns.Dnssec;

public sealed class ChainTests
{
    static readonly TestWorld World = TestWorld.Of(new TestZone("example.test", "www A 192.0.2.1\nalias CNAME x.wild\n*.wild TXT \"any\"") { Hashing = Hashing.Plain });

    static readonly (string Name, string Type)[] Looks =
        [("www.example.test", "A"), ("alias.example.test", "TXT"), ("gone.example.test", "A"), ("www.example.test", "MX")];

    static readonly Chain[] Chains = [.. Looks.Select(look => World.Look(look.Name, look.Type).Chain!)];

    [Fact]
    public void The_answer_comes_first_then_the_way_up_then_what_is_not_there() =>
        Assert.Equal(
            [
                "alias.example.test CNAME", "x.wild.example.test TXT", "example.test DNSKEY", "example.test DS", "test DNSKEY", "test DS",
                ". DNSKEY",
            ],
            Chains[1].Sets.SkipLast(1).Select(set => $"{set.Name} {set.Type}"));

    [Fact]
    public void Chains_in_one_file_share_their_sets()
    {
        var file = ChainFile.Write(Chains);
        var read = ChainFile.Read(file).Value!;
        Assert.Equal(Chains.Length, read.Count);
        Assert.All(read, chain => Assert.Equal(Security.Secure, ChainVerifier.Verify(chain, World.Anchors).Security));
        Assert.Equal(["192.0.2.1"], read[0].ReadAnswer().Records.Select(one => one.Data.ToString()));
        Assert.Equal((AnswerKind.Records, "x.wild.example.test"), (read[1].ReadAnswer().Kind, read[1].ReadAnswer().Name.ToString()));
        Assert.Same(read[0].Sets[1], read[2].Sets.First(set => set.Digest == read[0].Sets[1].Digest));
        Assert.Equal(file, ChainFile.Write(read));
        Assert.True(file.Length < Chains.Sum(chain => ChainFile.Write(chain).Length) * 2 / 3);
    }

    [Fact]
    public void No_octet_of_a_set_can_be_changed_unseen()
    {
        foreach (var chain in Chains[1..3])
        {
            for (var i = 0; i < chain.Sets.Count; i++)
            {
                var wire = chain.Sets[i].Wire.ToArray();
                for (var at = i % 3; at < wire.Length; at += 3)
                {
                    wire[at] ^= (byte)(1 << (at % 8));
                    if (SetWire.Read(wire) is { } changed)
                    {
                        var other = chain with { Sets = [.. chain.Sets.Select((set, j) => j == i ? changed : set)] };
                        Assert.NotEqual(Security.Secure, ChainVerifier.Verify(other, World.Anchors).Security);
                    }
                    wire[at] ^= (byte)(1 << (at % 8));
                }
            }
        }
    }

    [Fact]
    public void No_octet_of_a_file_can_be_changed_unseen_but_for_the_moment()
    {
        var file = ChainFile.Write(Chains[0]);
        var moment = System.Text.Encoding.ASCII.GetString(file).IndexOf("observed", StringComparison.Ordinal) + 11;
        Prop.ForAll<int, byte>((place, change) =>
        {
            var at = (int)((uint)place * 7919 % (uint)file.Length);
            if (change == 0 || (at >= moment && at < moment + 20))
                return true;
            var other = file.ToArray();
            other[at] ^= change;
            return ChainFile.Read(other).Value is not { } chains ||
                chains.Any(chain => ChainVerifier.Verify(chain, World.Anchors).Security != Security.Secure);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Any_octets_are_read_without_harm()
    {
        Prop.ForAll<byte[]>(bytes => ChainFile.Read(bytes ?? []).Value is null).QuickCheckThrowOnFailure();
        Prop.ForAll<byte[]>(bytes => SetWire.Read(bytes ?? []) is null or { Data.Length: > 0 }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_chain_says_no_more_than_it_proves()
    {
        Assert.Equal(Security.Bogus, Verify(Chains[0] with { Answer = AnswerKind.NoData }));
        Assert.Equal(Security.Bogus, Verify(Chains[0] with { Security = Security.Insecure }));
        Assert.Equal(Security.Bogus, Verify(Chains[0] with { Question = Chains[1].Question }));
        Assert.Equal(Security.Bogus, Verify(Chains[3] with { Answer = AnswerKind.NoSuchName }));
        Assert.Equal(Security.Bogus, Verify(Chains[0] with { Sets = [.. Chains[0].Sets, Chains[2].Sets[^1]] }));
        Assert.Equal(Security.Bogus, Verify(Chains[0] with { Sets = [.. Chains[0].Sets, Chains[0].Sets[0]] }));
        Assert.Equal(Security.Bogus, Verify(Chains[0] with { Sets = [.. Enumerable.Repeat(Chains[0].Sets[0], Chain.MaxSets + 1)] }));
        Assert.Equal(Security.Bogus, Verify(Chains[0] with { Sets = [] }));

        static Security Verify(Chain chain) => ChainVerifier.Verify(chain, World.Anchors).Security;
    }

    [Fact]
    public void A_chain_holds_for_its_moment_and_under_its_anchor()
    {
        Assert.Equal(7, ChainVerifier.Verify(Chains[0], World.Anchors, TestWorld.Now.AddDays(15)).Error!.InfoCode);
        Assert.Equal(8, ChainVerifier.Verify(Chains[0], World.Anchors, TestWorld.Now.AddDays(-2)).Error!.InfoCode);
        Assert.Equal(Security.Bogus, ChainVerifier.Verify(Chains[0], TrustAnchors.Root).Security);
    }

    [Theory]
    [InlineData("{\"chains\":[],\"format\":\"servanda-dnssec-chains-2\",\"sets\":[]}", "dnssec.chain.format")]
    [InlineData("{\"format\":\"servanda-dnssec-chains-1\",\"sets\":[]}", "dnssec.chain.chains")]
    [InlineData("{\"chains\":[],\"format\":\"servanda-dnssec-chains-1\"}", "dnssec.chain.sets")]
    [InlineData("{\"chains\":[],\"format\":\"servanda-dnssec-chains-1\",\"sets\":[\"AAAA\"]}", "dnssec.chain.set")]
    [InlineData("{\"chains\":[{}],\"format\":\"servanda-dnssec-chains-1\",\"sets\":[]}", "dnssec.chain.head")]
    [InlineData("{\"chains\":[],\"format\":\"servanda-dnssec-chains-1\",\"sets\":[] }", "dnssec.chain.canonical")]
    [InlineData("{\"chains\":[],\"extra\":1,\"format\":\"servanda-dnssec-chains-1\",\"sets\":[]}", "dnssec.chain.canonical")]
    [InlineData("{\"chains\":[{\"answer\":\"records\",\"name\":\"e.\",\"observed\":\"2026-11-22T15:30:00Z\",\"security\":\"secure\",\"sets\":[\"00\"],\"type\":\"A\"}],\"format\":\"servanda-dnssec-chains-1\",\"sets\":[]}", "dnssec.chain.unknown")]
    public void What_is_wrong_with_a_file_is_told(string file, string code) =>
        Assert.Equal(code, Assert.Single(ChainFile.Read(System.Text.Encoding.UTF8.GetBytes(file)).Problems).Code);
}
