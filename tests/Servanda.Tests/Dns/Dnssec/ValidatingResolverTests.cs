using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.Tests.Dns.Dnssec;

public sealed class ValidatingResolverTests
{
    /// <summary>A resolver over a network in which the world answers.</summary>
    static (ValidatingResolver Validating, ResolverScene Scene) Scene(TestWorld world)
    {
        var scene = new ResolverScene();
        var gate = new Lock();
        scene.Network.OnQuery = query =>
        {
            byte[] answer;
            lock (gate)
                answer = world.Ask(query.Message.Questions[0]);
            answer[0] = query.Bytes[0];
            answer[1] = query.Bytes[1];
            query.Receiver.Received(answer);
        };
        return (new ValidatingResolver(scene.Resolver, world.Anchors, scene.Clock), scene);
    }

    static DnsQuestion Www(int i = 0) => new(DomainName.Parse($"www{i}.example.test"), DnsType.A);

    static TestWorld World() => TestWorld.Of(new TestZone("example.test",
        string.Join('\n', Enumerable.Range(0, 20).Select(i => $"www{i} A 192.0.2.{i}"))));

    [Fact]
    public async Task An_answer_comes_with_its_proof()
    {
        var world = World();
        var (validating, scene) = Scene(world);
        using (scene)
        {
            var answer = await validating.LookUpAsync(Www());
            Assert.Equal((Security.Secure, "proven by its signatures"), (answer.Validation.Security, answer.Validation.Reason));
            Assert.Equal(Security.Secure, ChainVerifier.Verify(answer.Chain!, world.Anchors).Security);
            Assert.IsType<DnsResult.Answered>(answer.Result);
            Assert.True(scene.Network.Queries.All(query => query.Message.Edns!.DnssecOk && query.Message.Flags.HasFlag(HeaderBits.CheckingDisabled)));
        }
    }

    [Fact]
    public async Task Keys_are_fetched_and_checked_once()
    {
        var world = World();
        var (validating, scene) = Scene(world);
        using (scene)
        {
            var cold = await validating.LookUpAsync(Www());
            var asked = world.Asked.Count;
            var warm = await validating.LookUpAsync(Www(1));
            Assert.Equal((6, 1), (cold.Validation.Work.Verifications, warm.Validation.Work.Verifications));
            Assert.Equal(asked + 1, world.Asked.Count);
        }
    }

    [Fact]
    public async Task Many_lookups_at_once_share_what_they_need()
    {
        var world = World();
        var (validating, scene) = Scene(world);
        using (scene)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => validating.LookUpAsync(Www(i)).AsTask())));
            Assert.All(answers, answer => Assert.Equal(Security.Secure, answer.Validation.Security));
            Assert.Equal(20 + 5, world.Asked.Distinct().Count());
            Assert.Equal(world.Asked.Distinct().Count(), world.Asked.Count);
            Assert.Equal(20 + 5, answers.Sum(answer => answer.Validation.Work.Verifications));
        }
    }

    [Fact]
    public async Task Keys_are_fetched_again_when_they_are_old()
    {
        var world = World();
        var (validating, scene) = Scene(world);
        using (scene)
        {
            await validating.LookUpAsync(Www());
            scene.Advance(301);
            var later = await validating.LookUpAsync(Www());
            Assert.Equal(6, later.Validation.Work.Verifications);
        }
    }

    [Fact]
    public async Task Silence_is_indeterminate()
    {
        var world = World();
        world.Change = (question, message) => question.Type == DnsType.Dnskey ? message with { ResponseCode = ResponseCode.ServerFailure, Answers = [] } : message;
        var (validating, scene) = Scene(world);
        using (scene)
            Assert.Equal(Security.Indeterminate, (await validating.LookUpAsync(Www())).Validation.Security);
    }
}
