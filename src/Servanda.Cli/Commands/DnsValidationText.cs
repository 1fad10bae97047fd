using System.Globalization;
using Servanda.Core;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.Cli.Commands;

/// <summary>Prints what validation found, as comments of a zone file.</summary>
static class DnsValidationText
{
    public static void Write(TextWriter output, Validation validation)
    {
        output.WriteLine($"; {Visible.Of(validation.ToString())}");
        if (validation.Error is { } error)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"; RFC 8914 code {error.InfoCode}, {error.Meaning}"));
        if (validation.RestsOnSha1)
            output.WriteLine("; a DS record on the way has a SHA-1 digest only (RFC 8624 §3.3)");
        if (validation.Until is { } until)
            output.WriteLine($"; the first signature lapses {Moment(until)}");
    }

    /// <summary>The sets of a chain, one a line, with who signed them.</summary>
    public static void Write(TextWriter output, Chain chain)
    {
        output.WriteLine($"; {chain.Question} as observed {Moment(chain.Observed)}");
        foreach (var set in chain.Sets)
        {
            var signature = set.Signatures.Count > 0 ? set.Signatures[0] : null;
            output.WriteLine(signature is null
                ? $";   {set.Name} {set.Type}, not signed"
                : string.Create(CultureInfo.InvariantCulture,
                    $";   {set.Name} {set.Type}, signed by {signature.Signer}, key {signature.KeyTag}, algorithm {signature.Algorithm}"));
        }
    }

    public static int Code(Validation validation) => validation.Security switch
    {
        Security.Secure or Security.Insecure => ExitCode.Done,
        Security.Bogus => ExitCode.Below,
        Security.Indeterminate => ExitCode.NotMeasured,
    };

    static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
