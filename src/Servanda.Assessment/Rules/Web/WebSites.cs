using System.Net;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.Assessment.Rules.Web;

/// <summary>The places where a domain's web is looked for: the domain itself and www below it, those that have an
/// address.</summary>
static class WebSites
{
    /// <summary>Said of a domain without any.</summary>
    public static Text NoWeb { get; } = new("no web: the names have no address",
        "pas de site web : les noms n’ont pas d’adresse");

    static readonly Text NoUrl = new("the name cannot stand in a URL", "ce nom ne peut figurer dans une URL");

    extension(View view)
    {
        /// <summary>The sites, the domain itself first. Absent when there is none.</summary>
        public Look<IReadOnlyList<DomainName>> Sites()
        {
            List<DomainName> found = [];
            Text? lost = null;
            DomainName?[] names = [view.Domain, view.Domain.Under("www")];
            foreach (var name in names)
            {
                if (name is null)
                    continue;
                var look = view.Addresses(name);
                if (look is Look<IReadOnlyList<IPAddress>>.Seen)
                    found.Add(name);
                else if (look.IsUnmeasured)
                    lost ??= look.Why;
            }
            return found.Count > 0 ? new Look<IReadOnlyList<DomainName>>.Seen(found)
                : lost is null ? new Look<IReadOnlyList<DomainName>>.Absent()
                : new Look<IReadOnlyList<DomainName>>.Unmeasured(lost);
        }

        /// <summary>The page at a path of a site.</summary>
        public Look<WebTranscript> SitePage(string scheme, DomainName site, string path = "/") =>
            Url(scheme, site, path) is { } url ? view.Page(url) : new Look<WebTranscript>.Unmeasured(NoUrl);

        /// <summary>Judges every site. When some do as the clause asks and others do not, the domain does so in
        /// part.</summary>
        public Outcome AtSites(Func<DomainName, Outcome> judge) => view.AtSites(judge, oneFails: FindingStatus.Warn);

        /// <summary>Judges every site. One that fails is one too many.</summary>
        public Outcome AtEverySite(Func<DomainName, Outcome> judge) => view.AtSites(judge, oneFails: FindingStatus.Fail);

        Outcome AtSites(Func<DomainName, Outcome> judge, FindingStatus oneFails) => view.Sites() switch
        {
            Look<IReadOnlyList<DomainName>>.Seen(var sites) => Together(
                [.. sites.Select(site => (site, judge(site)))], oneFails),
            Look<IReadOnlyList<DomainName>>.Absent => Outcome.NotApplicable(NoWeb),
            var other => Outcome.NotMeasured(other.Why),
        };
    }

    /// <summary>The URL of a path at a site; null for a name that cannot stand in one.</summary>
    public static Uri? Url(string scheme, DomainName site, string path = "/") =>
        Uri.TryCreate($"{scheme}://{site}{path}", UriKind.Absolute, out var url) && url.Host == site.ToString() ? url : null;

    static Outcome Together(IReadOnlyList<(DomainName Site, Outcome Outcome)> parts, FindingStatus oneFails)
    {
        bool Any(FindingStatus status) => parts.Any(part => part.Outcome.Status == status);
        var status = Any(FindingStatus.Fail)
                ? Any(FindingStatus.Pass) || Any(FindingStatus.Warn) ? oneFails : FindingStatus.Fail
            : Any(FindingStatus.Warn) ? FindingStatus.Warn
            // A site that does not answer takes nothing from the one that serves.
            : Any(FindingStatus.Pass) ? FindingStatus.Pass
            : Any(FindingStatus.NotMeasured) ? FindingStatus.NotMeasured
            : FindingStatus.NotApplicable;
        var remedies = parts.Select(part => part.Outcome.Remedy).OfType<Text>().Distinct().ToList();
        return new Outcome(
            status,
            new(string.Join("; ", parts.Select(part => $"{part.Site}: {part.Outcome.Reason.En}")),
                string.Join(" ; ", parts.Select(part => $"{part.Site} : {part.Outcome.Reason.Fr}"))),
            remedies.Count == 0 ? null : new(
                string.Join('\n', remedies.Select(text => text.En)),
                string.Join('\n', remedies.Select(text => text.Fr))));
    }
}
