using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.Tests.Dns.Dnssec;

/// <summary>What must hold for every answer that is proven.</summary>
static class Proofs
{
    /// <summary>The answer has this result; its chain proves it by itself, survives being written, and is minimal.</summary>
    public static Chain Holds(TestWorld world, string name, string type, Security security = Security.Secure)
    {
        var (validation, chain) = world.Look(name, type);
        Assert.Equal(security.ToString(), $"{validation.Security}{(validation.Security == security ? "" : ": " + validation.Reason)}");
        var read = ChainFile.Read(ChainFile.Write(chain!));
        Assert.Empty(read.Problems);
        var again = ChainVerifier.Verify(read.Value![0], world.Anchors);
        Assert.Equal((validation.Security, validation.Reason), (again.Security, again.Reason));
        Assert.Equal(validation.Until, again.Until);
        for (var i = 0; i < chain!.Sets.Count; i++)
        {
            var less = chain with { Sets = [.. chain.Sets.Where((_, at) => at != i)] };
            Assert.Equal(Security.Bogus, ChainVerifier.Verify(less, world.Anchors) is { Security: Security.Indeterminate } ? Security.Bogus
                : ChainVerifier.Verify(less, world.Anchors).Security);
        }
        return chain;
    }

    /// <summary>The answer is bogus, for this reason.</summary>
    public static Validation Fails(TestWorld world, string name, string type, ushort code)
    {
        var (validation, chain) = world.Look(name, type);
        Assert.Equal((Security.Bogus, code, null), (validation.Security, validation.Error?.InfoCode ?? 0, chain));
        return validation;
    }
}
