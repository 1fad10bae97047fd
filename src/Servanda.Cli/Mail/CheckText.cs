using System.Globalization;
using Servanda.Accords;
using Servanda.Core;
using Servanda.Mail.Arc;
using Servanda.Mail.Dkim;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Evaluation;
using Servanda.Mail.Spf;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Mail;

/// <summary>Prints what checks of one message found, for people.</summary>
static class CheckText
{
    public static void Write(
        TextWriter output, MessageEvaluation seen, IReadOnlyList<Problem> problems, string results, Language language)
    {
        Line("SPF", seen.Spf?.Result.Word() ?? "none", (seen.Spf is null ? NoClient : SpfWords.Why(seen.Spf)).In(language));
        foreach (var one in seen.Dkim.Signatures)
        {
            Line("DKIM", one.Outcome.Word(), $"{one.Domain} {one.Selector}: {DkimWords.Why(one).In(language)}"
                + (one.UnsignedOctets > 0 ? Unsigned(one.UnsignedOctets).In(language) : "")
                + (one.IsTesting ? Testing.In(language) : ""));
        }
        if (seen.Dkim.Signatures.Count == 0)
            Line("DKIM", DkimOutcome.None.Word(), NotSigned.In(language));
        Line("ARC", seen.Arc.Outcome.Word(), DkimWords.Why(seen.Arc).In(language));
        Line("DMARC", seen.Dmarc.Result.Word(), DmarcWords.Why(seen.Dmarc).In(language));
        Line("", "", DmarcWords.Disposition(seen.Dmarc).In(language));
        foreach (var problem in problems)
            Line("", "", string.Create(CultureInfo.InvariantCulture, $"{problem.Code} @{problem.Offset} ({problem.Clause})"));
        output.WriteLine();
        output.WriteLine(Visible.Of($"{AuthenticationResults.FieldName}: {results.Replace("\r", "", StringComparison.Ordinal)}"));

        void Line(string what, string result, string words) =>
            output.WriteLine(Visible.Of($"{what,-5}  {result,-9}  {words}").TrimEnd());
    }

    /// <summary>Said of SPF where no client is named.</summary>
    public static Text NoClient { get; } = new(
        "no client address was given; DMARC is judged by DKIM alone",
        "aucune adresse de client n’a été donnée ; DMARC se juge par DKIM seul");

    static Text NotSigned { get; } = new("the message is not signed", "le message n’est pas signé");

    static Text Testing { get; } = new("; the domain says it is testing", " ; le domaine dit qu’il fait un essai");

    static Text Unsigned(long octets) => new(
        string.Create(CultureInfo.InvariantCulture, $"; {octets} octets of the body are not signed"),
        string.Create(CultureInfo.InvariantCulture, $" ; {octets} octets du corps ne sont pas signés"));
}
