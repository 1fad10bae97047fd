using Servanda.Core.Names;

namespace Servanda.Mail.Dmarc;

/// <summary>Whether a domain agrees to receive the reports of another (RFC 9990 §4).</summary>
public static class DmarcReportAuthorisation
{
    const string Labels = "._report._dmarc";

    /// <summary>The name that the destination has to publish a TXT record at:
    /// <c>policy-domain._report._dmarc.destination</c>. Null when over the limits of the DNS.</summary>
    /// <param name="policyDomain">The domain whose policy record asks for the reports.</param>
    /// <param name="destination">The domain that reports would go to.</param>
    public static DomainName? NameFor(DomainName policyDomain, DomainName destination) =>
        policyDomain.IsRoot ? null : destination.Under(policyDomain + Labels);

    /// <summary>True when the two have different organisational domains, so that consent is needed.</summary>
    public static bool IsNeeded(DomainName policyOrganisation, DomainName destinationOrganisation) =>
        !policyOrganisation.Equals(destinationOrganisation);

    /// <summary>True when one of the TXT records at the name is a DMARC record; no policy is needed in it.</summary>
    public static bool IsGranted(IReadOnlyList<string> texts) => texts.Any(text => DmarcRecordReader.IsDmarc(text));

    /// <summary>Where the destination wants the reports instead, by rua of its record; empty when it does not say.
    /// Only addresses at the destination itself count (§4).</summary>
    public static IReadOnlyList<ReportUri> Redirected(IReadOnlyList<string> texts, DomainName destination) =>
    [
        .. texts.Where(text => DmarcRecordReader.IsDmarc(text))
            .SelectMany(text => DmarcRecordReader.Read(text).Value?.AggregateReports ?? [])
            .Where(uri => uri.Destination?.Equals(destination) == true),
    ];
}
