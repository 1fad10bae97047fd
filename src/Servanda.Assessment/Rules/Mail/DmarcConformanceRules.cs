using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Mail.Dmarc;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>
/// Whether the policy works: what receivers report of the mail in the domain's name (RFC 9990). Measured only where the
/// operator gives reports, which only the domain's owner gets; so it informs, and decides nothing.
/// </summary>
static class DmarcConformanceRules
{
    /// <summary>Per thousand of the messages: more than this delivered without being authenticated is a leak. Receivers
    /// spare some forwarded mail whatever the policy.</summary>
    const int MostDeliveredPerMille = 50;

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.dmarc.conformance", "RFC 9990 §3", Severity.Recommended,
            new("Reports show that mail in this name is authenticated, or held",
                "Les rapports montrent que le courrier sous ce nom est authentifié, ou retenu"), Conformance),
    ];

    static Outcome Conformance(View view) => DmarcRecords.OnPolicy(view, (discovery, _, record) =>
    {
        if (DmarcRecords.Applied(discovery, record) is null or DmarcPolicy.None)
            return Outcome.NotApplicable(new("see mail.dmarc.policy", "voir mail.dmarc.policy"));
        var look = view.Look(
            new Subject.MailReports(view.Domain), static (_, raw) => MailReportsTranscriptJson.Read(raw));
        if (look is not Look<MailReportsTranscript>.Seen(var seen))
            return Outcome.NotMeasured(look.Why);
        if (seen.Messages == 0)
            return Outcome.NotMeasured(new(
                $"no report from {seen.From} to {seen.To}", $"aucun rapport du {seen.From} au {seen.To}"));
        var words = Words(seen);
        return (Int128)seen.Delivered * 1000 <= (Int128)seen.Messages * MostDeliveredPerMille
            ? Outcome.Pass(words)
            : Outcome.Warn(words, new(
                $"Find who sends it, and have it signed: `servanda mail whatif {view.Domain} --policy reject` lists them",
                $"Trouvez qui l’envoie, et faites-le signer : `servanda mail whatif {view.Domain} --policy reject` en donne la liste"));
    });

    static Text Words(MailReportsTranscript seen)
    {
        var held = seen.Messages - seen.Aligned - seen.Delivered;
        return new(
            $"{seen.From} to {seen.To}: {Number(seen.Messages)} messages in {Number(seen.ReportCount)} reports of "
                + $"{Number(seen.Reporters)} receivers; {Percent(seen.Aligned, seen.Messages)}% aligned, "
                + $"{Percent(held, seen.Messages)}% held, {Percent(seen.Delivered, seen.Messages)}% delivered without being aligned",
            $"du {seen.From} au {seen.To} : {Number(seen.Messages)} messages dans {Number(seen.ReportCount)} rapports de "
                + $"{Number(seen.Reporters)} récepteurs ; {Percent(seen.Aligned, seen.Messages)} % alignés, "
                + $"{Percent(held, seen.Messages)} % retenus, {Percent(seen.Delivered, seen.Messages)} % remis sans être alignés");
    }

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Tenths, rounded down, in whole numbers: the same on every machine.
    static string Percent(long part, long whole)
    {
        var tenths = (long)((Int128)part * 1000 / whole);
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}");
    }
}
