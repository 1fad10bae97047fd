using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Mail.Dmarc;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>The DMARC record that governs a domain, and how such records are written.</summary>
static class DmarcRecords
{
    const string Beginner = "v=DMARC1; p=reject; rua=mailto:dmarc-reports@";

    /// <summary>Said by every rule that judges a policy, when there is none.</summary>
    public static Text Nothing { get; } = new("there is no policy to judge", "il n’y a pas de règle à juger");

    /// <summary>The tree walk from the domain judged, as far as it is known.</summary>
    public static DmarcDiscovery Discover(View view) => Discover(view, view.Domain);

    /// <summary>The tree walk from a domain, as far as it is known.</summary>
    public static DmarcDiscovery Discover(View view, DomainName domain) => DmarcDiscovery.Run(domain, view.Ask);

    /// <summary>
    /// The step with the record that governs, or is meant to: what stands at the domain itself, else the policy found
    /// above it, else a record above it that cannot be used. Null when there is nothing.
    /// </summary>
    public static DmarcStep? Governing(DmarcDiscovery discovery) =>
        discovery.Steps is [{ Selection: not (null or DmarcSelection.None) } own, ..] ? own
        : discovery.Policy ?? discovery.Steps.FirstOrDefault(
            step => step.Selection is DmarcSelection.Several or DmarcSelection.One { Read.Value: null });

    /// <summary>Judges the policy that applies to a domain that uses mail.</summary>
    public static Outcome OnPolicy(View view, Func<DmarcDiscovery, DmarcSelection.One, DmarcRecord, Outcome> judge)
    {
        var discovery = view.Once(Discover);
        if (view.Once(MailUse.Of).BarForUser is { } bar)
            return bar;
        if (discovery.FoundAt == DmarcFoundAt.Unknown)
            return Outcome.NotMeasured(view.WhyFailed(discovery.Failed));
        return discovery.Policy?.Selection is DmarcSelection.One { Read.Value: { } record } one
            ? judge(discovery, one, record)
            : Outcome.NotApplicable(Nothing);
    }

    /// <summary>The policy for mail from the domain, test mode taken into account; null where DMARC is not
    /// applied.</summary>
    public static DmarcPolicy? Applied(DmarcDiscovery discovery, DmarcRecord record) =>
        record.Applied(discovery.PolicyWhere(exists: true));

    /// <summary>A record for a domain that has none.</summary>
    public static Text First(DomainName domain) => new(
        $"Publish: {Own(domain, Beginner + domain)}"
        + " (begin with p=none until the reports show that all your mail passes)",
        $"Publiez : {Own(domain, Beginner + domain)}"
        + " (commencez par p=none tant que les rapports ne montrent pas que tout votre courrier est authentifié)");

    /// <summary>The record, at the name of this domain.</summary>
    public static Text Publish(DomainName domain, string text) =>
        new($"Publish: {Own(domain, text)}", $"Publiez : {Own(domain, text)}");

    /// <summary>The tag's value as published.</summary>
    public static string Word(DmarcPolicy policy) => policy switch
    {
        DmarcPolicy.None => "none",
        DmarcPolicy.Quarantine => "quarantine",
        DmarcPolicy.Reject => "reject",
    };

    static string Own(DomainName domain, string text) => Zone.Txt(DmarcTreeWalk.RecordName(domain) ?? domain, text);
}
