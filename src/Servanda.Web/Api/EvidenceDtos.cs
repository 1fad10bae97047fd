using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Storage.Log;
using Servanda.Storage.Measurement;
using Servanda.Storage.Workspaces;
using Servanda.Web.Layout;
using Servanda.Web.Organisations;

namespace Servanda.Web.Api;

// What stands behind verdicts: bundles, what organisations claim and what they answer, and how things stood over time.

/// <summary>A public bundle of evidence. LogEntry and Logged, the bundle with the log's proof inside, are null until its leaf is
/// in the log.</summary>
sealed record BundleDto(
    string Sha256, string Organisation, string Assessment, long Octets, string Manifest, string? PublishedAt, string File,
    string? Logged, long? LogEntry)
{
    public static BundleDto Of(PublicBundle one, LogPlace? place) => new(
        one.Digest.ToString(), one.Organisation, one.Assessment, one.Octets, one.Manifest.ToString(),
        one.PublishedAt is { } at ? Say.Machine(at) : null, LoggedBundles.PlainPath(one.Digest),
        place is null ? null : LoggedBundles.Path(one.Digest), place?.Index);
}

/// <summary>What an organisation claims of a control, as it counts in its latest public assessment. Documents are named by
/// SHA-256.</summary>
sealed record AttestationDto(
    string Organisation, string Control, string Assessment, string Statement, string On, string Until, IReadOnlyList<string> Documents)
{
    public static AttestationDto Of(PublicAttestation one) => new(
        one.Organisation, one.Claim.ControlId, one.Assessment, one.Claim.Statement, Day(one.Claim.On), Day(one.Claim.Until),
        [.. one.Claim.Documents.Select(digest => digest.ToString())]);

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What an organisation answers to what was found of a control. LogEntry is null until it is in the log.</summary>
sealed record ReplyDto(string Organisation, string Control, string Text, string At, long? LogEntry)
{
    public static ReplyDto Of(PublicReply one, LogPlace? place) => new(
        one.OrganisationId, one.Reply.ControlId, one.Reply.Text, Say.Machine(one.Reply.At), place?.Index);
}

/// <summary>How a control stood over time: a run of public assessments under one method that said the same. Never compare across
/// two methods.</summary>
sealed record StandingDto(string Organisation, string Control, string Method, string Status, string Since, string Seen)
{
    public static StandingDto Of(string organisation, string control, Standing<ControlStatus> one) => new(
        organisation, control, one.Method.ToString(), Words.Id(one.Status), Say.Machine(one.Since), Say.Machine(one.Seen));
}
