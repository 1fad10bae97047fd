using System.Globalization;
using Servanda.Assessment.Bundles;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.Cli.Commands;

/// <summary>A file of DNSSEC chains, verified offline: one check for each answer.</summary>
static class ChainChecks
{
    const string Name = "dnssec";

    /// <summary>Whether it can be such a file: nothing else that is verified is JSON.</summary>
    public static bool IsChains(ReadOnlySpan<byte> bytes) => bytes.StartsWith("{"u8);

    /// <summary>The check of each answer, at the moment it was observed.</summary>
    public static IReadOnlyList<BundleCheck> Verify(ReadOnlySpan<byte> bytes, TrustAnchors anchors)
    {
        var read = ChainFile.Read(bytes);
        if (read.Value is { } chains)
            return [.. chains.Select(chain => Verify(chain, anchors))];
        var problem = read.Problems[0];
        return
        [
            new(Name, CheckOutcome.Failed, new(
                Said($"not readable as chains, or changed: {problem.Code} at octet {problem.Offset}"),
                Said($"illisible comme chaînes, ou modifié : {problem.Code} à l’octet {problem.Offset}"))),
        ];
    }

    static BundleCheck Verify(Chain chain, TrustAnchors anchors)
    {
        var validation = ChainVerifier.Verify(chain, anchors);
        var observed = chain.Observed.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
        return validation.Security switch
        {
            Security.Secure => new(Name, CheckOutcome.Passed, new(
                $"{chain.Question}: signed from the root down, as observed {observed}",
                $"{chain.Question} : signé depuis la racine, observé le {observed}")),
            Security.Insecure => new(Name, CheckOutcome.NotApplicable, new(
                $"{chain.Question}: proven not to be signed ({validation.Reason})",
                $"{chain.Question} : il est prouvé que ce n’est pas signé ({validation.Reason})")),
            Security.Bogus or Security.Indeterminate => new(Name, CheckOutcome.Failed, new(
                $"{chain.Question}: not proven: {validation.Reason}", $"{chain.Question} : non prouvé : {validation.Reason}")),
        };
    }

    static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
