using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;
using Servanda.Web.Organisations;

namespace Servanda.Tests.Web.Evidence;

public sealed class ControlViewTests
{
    [Fact]
    public void However_many_assets_fail_a_page_shows_a_few_and_counts_the_rest()
    {
        var view = new ControlView(Result([.. Enumerable.Repeat(FindingStatus.Fail, 1000)]), null);
        Assert.Equal((ControlView.MaxInFull, 1000 - ControlView.MaxInFull), (view.InFull.Count, view.More));
    }

    [Fact]
    public void What_fails_stands_before_what_could_not_be_seen_and_what_passes_is_counted()
    {
        var view = new ControlView(Result(
            [FindingStatus.NotMeasured, FindingStatus.Pass, FindingStatus.Warn, FindingStatus.NotApplicable, FindingStatus.Fail]), null);
        Assert.Equal([FindingStatus.Fail, FindingStatus.Warn, FindingStatus.NotMeasured], view.InFull.Select(one => one.Status));
        Assert.Equal((1, 1, 0), (view.Passing, view.NotApplying, view.More));
    }

    [Fact]
    public void What_is_only_declared_is_unknown() => Assert.Equal(
        ControlStatus.Unknown,
        new ControlView(new ControlResult { ControlId = "conduct.x", Status = ControlStatus.Met, Evidence = EvidenceLevel.Declared }, null).Status);

    static ControlResult Result(IReadOnlyList<FindingStatus> statuses) => new()
    {
        ControlId = "mail.spf",
        Status = ControlStatus.Unmet,
        Evidence = EvidenceLevel.Measured,
        Assets = [.. statuses.Select((status, at) => new AssetResult($"{at}.example", ControlStatus.Unmet, [Finding(status, at)]))],
    };

    static Finding Finding(FindingStatus status, int at) => new()
    {
        RuleId = "mail.spf.published",
        ControlId = "mail.spf",
        Asset = $"{at}.example",
        Severity = Severity.Required,
        Status = status,
        Reason = Text.Same("reason"),
        Clause = "RFC 7208",
        Evidence = EvidenceLevel.Measured,
    };
}
