using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Mail.Dmarc;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>Where DMARC reports go, and whether they arrive (RFC 9989 §4.7, RFC 9990 §4).</summary>
static class DmarcReportRules
{
    /// <summary>Destinations looked at of one record.</summary>
    const int MaxDestinations = 10;

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.dmarc.reports", "RFC 9989 §4.7", Severity.Recommended,
            new("Aggregate reports are asked for (rua)", "Des rapports agrégés sont demandés (rua)"), Reports),
        new("mail.dmarc.report-consent", "RFC 9990 §4", Severity.Recommended,
            new("Other domains that get reports agree to it",
                "Les domaines tiers qui reçoivent les rapports y consentent"),
            Consent),
    ];

    static Outcome Reports(View view) => DmarcRecords.OnPolicy(view, (discovery, one, record) =>
        record.AggregateReports.Any(uri => uri.IsMailto)
            ? Outcome.Pass(Text.Same(Shown.List(record.AggregateReports.Select(uri => uri.Text))))
            : Outcome.Warn(
                new("nobody is told who sends as this domain: no rua address that receivers must support",
                    "personne n’apprend qui envoie au nom du domaine : pas d’adresse rua que tous doivent admettre"),
                DmarcRecords.Publish(discovery.Policy!.Domain,
                    TagText.With(one.Text, "rua", $"mailto:dmarc-reports@{discovery.Policy.Domain}"))));

    static Outcome Consent(View view) => DmarcRecords.OnPolicy(view, (discovery, _, record) =>
    {
        var policyDomain = discovery.Policy!.Domain;
        var destinations = record.AggregateReports.Concat(record.FailureReports)
            .Select(uri => uri.Destination)
            .OfType<DomainName>()
            .Distinct()
            .Where(destination => !destination.Equals(policyDomain))
            .ToList();
        var looked = destinations.Take(MaxDestinations)
            .Select(destination => (Destination: destination, Look: Look(view, discovery, policyDomain, destination)))
            .ToList();
        var refused = looked.Where(one => one.Look.Given == false).Select(one => one.Destination).ToList();
        var agreed = looked.Where(one => one.Look.Given == true).Select(one => one.Destination).ToList();
        if (refused.Count > 0)
        {
            var records = string.Join('\n', refused.Select(destination => Zone.Txt(
                DmarcReportAuthorisation.NameFor(policyDomain, destination) ?? destination, "v=DMARC1")));
            return Outcome.Fail(
                new($"{Shown.List(refused)} does not say that it takes reports about {policyDomain}, so none are sent",
                    $"{Shown.List(refused)} ne dit pas accepter de rapports sur {policyDomain} : aucun n’y est envoyé"),
                new($"Have the owner of {Shown.List(refused)} publish: {records}",
                    $"Faites publier par qui tient {Shown.List(refused)} : {records}"));
        }
        if (looked.FirstOrDefault(one => one.Look.Why is not null).Look.Why is { } why)
            return Outcome.NotMeasured(why);
        if (agreed.Count == 0)
            return Outcome.NotApplicable(new("no reports leave the organisation",
                "aucun rapport ne sort de l’organisation"));
        var cut = destinations.Count > MaxDestinations ? $" ({MaxDestinations}/{destinations.Count})" : "";
        return Outcome.Pass(new($"agreed: {Shown.List(agreed)}{cut}", $"consentement : {Shown.List(agreed)}{cut}"));
    });

    /// <summary>Whether a destination agreed: null with a reason when that is not known, null without one when no
    /// consent is needed because both belong to one organisation.</summary>
    static (bool? Given, Text? Why) Look(
        View view, DmarcDiscovery discovery, DomainName policyDomain, DomainName destination)
    {
        if (DmarcReportAuthorisation.NameFor(policyDomain, destination) is not { } name)
            return (false, null);
        // Both are asked for at once: one round less.
        var theirs = DmarcRecords.Discover(view, destination);
        var texts = view.Strings(name);
        if (discovery.OrganisationalDomain is { } ours && theirs.OrganisationalDomain is { } organisation &&
            !DmarcReportAuthorisation.IsNeeded(ours, organisation))
            return (null, null);
        if (texts is not Look<IReadOnlyList<string>>.Seen(var seen))
            return (null, texts.Why);
        if (DmarcReportAuthorisation.IsGranted(seen))
            return (true, null);
        var failed = discovery.OrganisationalDomain is null ? discovery.Failed : theirs.Failed;
        return failed.Count > 0 ? (null, view.WhyFailed(failed)) : (false, null);
    }
}
