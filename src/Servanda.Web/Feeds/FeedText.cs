using Servanda.Accords;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.Feeds;

/// <summary>Makes feeds of what changed.</summary>
sealed class FeedText(PortalOptions options, Catalogue catalogue, PublicRegister register, Language language)
{
    /// <summary>Entries of a feed at the most.</summary>
    public const int MaxEntries = 50;

    // The year this form of the ids was begun (RFC 4151 §2.1); they stay the same for good.
    const string Tagged = "2026";

    /// <summary>What changed about an accord.</summary>
    public AtomFeed OfAccord(Accord accord)
    {
        var path = $"/accords/{accord.Id}";
        return Of(path, accord.Title.In(language), [.. register.ChangesOfAccord(accord.Id).Take(MaxEntries).Select(change => Entry(change, path))]);
    }

    /// <summary>What changed about an organisation, and its public assessments.</summary>
    public AtomFeed OfOrganisation(RegisteredOrganisation organisation, IReadOnlyList<AssessmentHead> assessments)
    {
        var path = $"/organisations/{organisation.Id}";
        var entries = register.ChangesOfOrganisation(organisation.Id).Take(MaxEntries).Select(change => Entry(change, path))
            .Concat(assessments.Where(one => one.PublishedAt is not null).Select(one => Entry(one, path)))
            .OrderByDescending(entry => entry.Updated).Take(MaxEntries);
        return Of(path, organisation.NameIn(language), [.. entries]);
    }

    AtomFeed Of(string path, string name, IReadOnlyList<AtomEntry> entries) => new()
    {
        Id = Tag($"feed{path}/{Words.Id(language)}"),
        Language = language,
        Title = string.Format(null, FeedPhrases.Feed.In(language), name),
        Self = options.Absolute($"/feeds/{Words.Id(language)}{path}.atom"),
        Page = Page(path),
        Updated = entries.Count > 0 ? entries[0].Updated : register.ChangedAt ?? DateTimeOffset.UnixEpoch,
        Entries = entries,
    };

    AtomEntry Entry(RegisterChange change, string path)
    {
        var accord = change.AccordId is { } id ? catalogue.FindAccord(id)?.Title.In(language) ?? id : null;
        var organisation = change.OrganisationId is { } who ? register.FindOrganisation(who)?.NameIn(language) ?? who : null;
        var what = RegisterWords.Word(change.Kind).In(language);
        var about = string.Join(", ", new[] { organisation, accord }.OfType<string>());
        var title = about.Length == 0 ? what : language switch
        {
            Language.English => $"{what}: {about}",
            Language.French => $"{what}\u00A0: {about}",
        };
        var page = change.OrganisationId is null ? path : $"/organisations/{change.OrganisationId}";
        return new(Tag($"change/{change.Number}/{Words.Id(language)}"), title,
            change.Reason ?? (change.Kind == ChangeKind.Imported ? FeedPhrases.ListImported.In(language) : title), change.At, Page(page));
    }

    AtomEntry Entry(AssessmentHead assessment, string path) => new(
        Tag($"assessment/{assessment.Id}/{Words.Id(language)}"), FeedPhrases.Measured.In(language),
        string.Format(null, FeedPhrases.MeasuredSummary.In(language),
            Dates.Of(DateOnly.FromDateTime(assessment.StartedAt.UtcDateTime), language)),
        assessment.PublishedAt.GetValueOrDefault(), Page(path));

    string Page(string path) => options.Absolute($"/{Words.Id(language)}{path}");

    string Tag(string specific) => $"tag:{options.PublicUrl.Host},{Tagged}:{specific}";
}
