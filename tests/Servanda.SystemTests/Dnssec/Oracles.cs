using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Dnssec;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Dnssec;

/// <summary>What a validator makes of an answer, in the least words all have in common.</summary>
enum Outcome
{
    /// <summary>All of it proven.</summary>
    Secure,
    /// <summary>Some of it proven to be unsigned.</summary>
    Insecure,
    /// <summary>Refused.</summary>
    Bogus,
}

/// <summary>The verdicts of unbound and delv.</summary>
static class Oracles
{
    /// <summary>The question as our library takes it.</summary>
    public static DnsQuestion Question(string name, string type)
    {
        Assert.True(DnsType.TryRead(type, out var read));
        return new(name == "." ? DomainName.Root : DomainName.Parse(name.Replace("*", @"\042", StringComparison.Ordinal)), read);
    }

    /// <summary>Ours in these words: what cannot be told is not served either.</summary>
    public static Outcome Of(Security security) => security switch
    {
        Security.Secure => Outcome.Secure,
        Security.Insecure => Outcome.Insecure,
        Security.Bogus or Security.Indeterminate => Outcome.Bogus,
    };

    /// <summary>What unbound says: AD, SERVFAIL, or neither.</summary>
    public static async Task<Verdict> UnboundAsync(DnsResolver resolver, string name, string type)
    {
        var answered = Assert.IsType<DnsResult.Answered>(
            await resolver.LookUpAsync(Question(name, type), new() { DnssecOk = true, BypassCache = true }));
        var answer = answered.ReadAnswer();
        var outcome = answer.ResponseCode == ResponseCode.ServerFailure ? Outcome.Bogus
            : answer.IsAuthenticated ? Outcome.Secure : Outcome.Insecure;
        return new(outcome, string.Join("; ", answer.ExtendedErrors.Select(error => error.InfoCode)));
    }

    /// <summary>What delv says of each record set, and so of the whole.</summary>
    public static async Task<Verdict> DelvAsync(PrivateInternet world, string name, string type)
    {
        var said = (await Delv.AskAsync(world.Resolver, world.DelvAnchorFile, name, type)).Split('\n');
        // Aliases that hold are printed, also where what they lead to does not.
        var isWhole = said.Any(line => line.Contains(": ncache ", StringComparison.Ordinal)
            || (!line.StartsWith(';') && line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(3) == type));
        var isUnsigned = said.Any(line => line.EndsWith("unsigned answer", StringComparison.Ordinal));
        var reasons = said.Where(line => line.StartsWith(";; ", StringComparison.Ordinal) && !line.Contains("ncache", StringComparison.Ordinal));
        return new(!isWhole ? Outcome.Bogus : isUnsigned ? Outcome.Insecure : Outcome.Secure, string.Join("; ", reasons));
    }
}

/// <summary>What one of them makes of an answer, and why.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Reason">Why, in its own words.</param>
sealed record Verdict(Outcome Outcome, string Reason);
