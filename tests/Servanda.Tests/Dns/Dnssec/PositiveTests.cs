using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.Tests.Dns.Dnssec;

public sealed class PositiveTests
{
    const string Records = """
        www A 192.0.2.1
        www A 192.0.2.2
        mail MX 10 mail
        text TXT "hello"
        """;

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public void An_answer_signed_with_a_known_algorithm_is_secure(byte algorithm)
    {
        var world = TestWorld.Of(new TestZone("example.test", Records, algorithm));
        var (validation, chain) = world.Look("www.example.test", "A");
        Assert.Equal((Security.Secure, "proven by its signatures"), (validation.Security, validation.Reason));
        Assert.Null(validation.Error);
        Assert.Equal(TestWorld.Now.AddDays(14), validation.Until);
        Assert.Equal(6, chain!.Sets.Count);
        Assert.Equal(Security.Secure, ChainVerifier.Verify(chain, world.Anchors).Security);
    }
}
