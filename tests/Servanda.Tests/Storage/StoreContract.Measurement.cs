using Servanda.Accords.Scorecards;
using Servanda.Storage.Measurement;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    static DateTimeOffset Day(int day) => new(2026, 3, day, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_assessment_comes_back_as_it_was_kept()
    {
        var given = MadeAssessments.One(Day(1), ControlStatus.Met);
        var kept = await KeepAsync(given, Day(1));
        Assert.True(kept.IsNew);
        Assert.Equal(1, await PublishAsync(Day(1)));
        var reads = new MeasurementReads(Database);
        var found = await reads.FindLatestAsync("example", Cancel);
        Assert.NotNull(found);
        Assert.Equal((kept.Id, AssessmentState.Public, Day(1), Day(1)),
            (found.Head.Id, found.Head.State, found.Head.StartedAt, found.Head.PublishedAt));
        Assert.Equal("<b>no\uFFFDrecord</b>", found.Findings[0].Reason.En);
        Assert.Equal(given.Findings[0].Observations, found.Findings[0].Observations);
        Assert.Equal(Said(given.Scorecard.Controls), Said(found.Controls));
        var accord = Assert.Single(found.Accords);
        Assert.Equal(
            given.Scorecard.Accords[0].Commitments.Select(one => (one.CommitmentId, one.Verdict, one.Lanes, one.Controls.Count)),
            accord.Result.Commitments.Select(one => (one.CommitmentId, one.Verdict, one.Lanes, one.Controls.Count)));
        Assert.Equal(given.Scorecard.Controls[0].Attestation!.Documents, found.Controls[0].Attestation!.Documents);
        Assert.Equal(given.Bundle.ToArray(), await reads.FindBundleAsync(found.Head.Bundle, Cancel));
        Assert.Equal(given.Observations, await reads.ObservationsAsync(kept.Id, Cancel));
        Assert.NotNull(await reads.FindAsync(kept.Id, Cancel));
    }

    [Fact]
    public async Task The_same_bundle_twice_is_one_assessment()
    {
        var given = MadeAssessments.One(Day(1), ControlStatus.Met);
        var first = await KeepAsync(given, Day(1));
        var second = await KeepAsync(given, Day(2));
        Assert.Equal(new KeptAssessment(first.Id, false, true), second);
        Assert.Single(await new MeasurementReads(Database).PrivateHistoryAsync("example", 10, Cancel));
    }

    [Fact]
    public async Task Nobody_else_sees_an_assessment_before_its_notice_has_passed()
    {
        var kept = await KeepAsync(MadeAssessments.One(Day(1), ControlStatus.Met), Day(1), days: 14);
        Assert.Equal(0, await PublishAsync(Day(14)));
        var reads = new MeasurementReads(Database);
        Assert.Null(await reads.FindLatestAsync("example", Cancel));
        Assert.Null(await reads.FindAsync(kept.Id, Cancel));
        Assert.Empty(await reads.HistoryAsync("example", 10, Cancel));
        Assert.Empty(await reads.HeadlinesAsync("cta", Cancel));
        Assert.Empty(await reads.CountsAsync(Cancel));
        Assert.Empty(await reads.ObservationsAsync(kept.Id, Cancel));
        var own = await reads.FindPrivateAsync("example", kept.Id, Cancel);
        Assert.Equal(HeldBecause.Notice, own?.Head.Held);
        Assert.Null(await reads.FindBundleAsync(own!.Head.Bundle, Cancel));
        Assert.NotNull(await reads.FindPrivateBundleAsync("example", own.Head.Bundle, Cancel));
        Assert.Null(await reads.FindPrivateAsync("another", kept.Id, Cancel));
        Assert.Null(await reads.FindPrivateBundleAsync("another", own.Head.Bundle, Cancel));
        Assert.Empty(await ColumnAsync("SELECT kind FROM log_outbox"));
        Assert.Equal(1, await PublishAsync(Day(15)));
        Assert.NotNull(await reads.FindLatestAsync("example", Cancel));
    }

    [Fact]
    public async Task Publishing_adds_the_method_once_and_evidence_and_score_each_time()
    {
        await KeepAsync(MadeAssessments.One(Day(1), ControlStatus.Met), Day(1));
        await PublishAsync(Day(1));
        await KeepAsync(MadeAssessments.One(Day(2), ControlStatus.Met), Day(2));
        await PublishAsync(Day(2));
        Assert.Equal(["method", "evidence.snapshot", "score", "evidence.snapshot", "score"],
            await ColumnAsync("SELECT kind FROM log_outbox ORDER BY number"));
        var found = await new MeasurementReads(Database).FindLatestAsync("example", Cancel);
        Assert.Equal((4L, 5L), (found!.Head.Outbox, found.Accords[0].Outbox));
        Assert.Equal(1, Assert.Single(await new StandingReads(Database).MethodsAsync(Cancel)).Outbox);
        Assert.Equal(0, await PublishAsync(Day(3)));
        Assert.Equal(2, await new Publication(Database, Clock).CountAsync(Cancel));
    }

    [Fact]
    public async Task A_new_failure_waits_for_a_second_assessment_that_says_so()
    {
        await KeepAsync(MadeAssessments.One(Day(1), ControlStatus.Met), Day(1));
        Assert.Equal(1, await PublishAsync(Day(1)));
        var failed = await KeepAsync(MadeAssessments.One(Day(8), ControlStatus.Unmet), Day(8));
        Assert.Equal(0, await PublishAsync(Day(8)));
        var reads = new MeasurementReads(Database);
        Assert.Equal(HeldBecause.Unconfirmed, (await reads.FindPrivateAsync("example", failed.Id, Cancel))!.Head.Held);
        await KeepAsync(MadeAssessments.One(Day(9), ControlStatus.Unknown), Day(9), days: 14);
        Assert.Equal(0, await PublishAsync(Day(9)));
        await KeepAsync(MadeAssessments.One(Day(10), ControlStatus.Unmet), Day(10));
        Assert.Equal(2, await PublishAsync(Day(10)));
        var spf = (await new StandingReads(Database).ControlsAsync("example", Cancel)).Single(one => one.Subject == "mail.spf");
        Assert.Equal(new Turn(false, Day(8), true), spf.Turn());
        // What fails in public already needs no other to say so.
        await KeepAsync(MadeAssessments.One(Day(17), ControlStatus.Unmet), Day(17));
        Assert.Equal(1, await PublishAsync(Day(17)));
    }

    [Fact]
    public async Task A_failure_that_the_next_assessment_does_not_find_never_becomes_public()
    {
        var failed = await KeepAsync(MadeAssessments.One(Day(8), ControlStatus.Unmet), Day(8));
        await KeepAsync(MadeAssessments.One(Day(9), ControlStatus.PartlyMet), Day(9));
        Assert.Equal(1, await PublishAsync(Day(9)));
        var reads = new MeasurementReads(Database);
        var own = await reads.FindPrivateAsync("example", failed.Id, Cancel);
        Assert.Equal((AssessmentState.SetAside, HeldBecause.Contradicted), (own!.Head.State, own.Head.Held));
        Assert.Equal(Verdict.PartlyKept, (await reads.CommitmentHeadlinesAsync("cta.1", Cancel)).Single().Verdict);
    }

    [Fact]
    public async Task What_is_older_than_what_is_public_is_set_aside()
    {
        await KeepAsync(MadeAssessments.One(Day(8), ControlStatus.Met), Day(8));
        await PublishAsync(Day(8));
        var late = await KeepAsync(MadeAssessments.One(Day(5), ControlStatus.Met), Day(9));
        Assert.Equal(0, await PublishAsync(Day(9)));
        var own = await new MeasurementReads(Database).FindPrivateAsync("example", late.Id, Cancel);
        Assert.Equal((AssessmentState.SetAside, HeldBecause.Overtaken), (own!.Head.State, own.Head.Held));
    }

    [Fact]
    public async Task A_control_is_achieved_on_the_day_it_was_first_seen_met_after_it_was_not()
    {
        ControlStatus[] seen = [ControlStatus.PartlyMet, ControlStatus.Met, ControlStatus.Unknown, ControlStatus.Met];
        for (var i = 0; i < seen.Length; i++)
        {
            await KeepAsync(MadeAssessments.One(Day(1 + i), seen[i]), Day(1 + i));
            Assert.Equal(1, await PublishAsync(Day(1 + i)));
        }
        var reads = new StandingReads(Database);
        var controls = await reads.ControlsAsync("example", Cancel);
        Assert.Equal(new Turn(true, Day(2), true), controls.Single(one => one.Subject == "mail.spf").Turn());
        var dmarc = controls.Single(one => one.Subject == "mail.dmarc");
        Assert.Equal(new Turn(true, Day(1), false), dmarc.Turn());
        Assert.Equal((Day(1), Day(4)), (Assert.Single(dmarc.Runs).Since, dmarc.Runs[0].Seen));
        var commitments = await reads.CommitmentsAsync("example", Cancel);
        Assert.Equal(new Turn(true, Day(2), true), commitments.Single(one => one.Subject == "cta.1").Turn());
    }

    [Fact]
    public async Task Public_bundles_and_attestations_are_read_a_page_at_a_time()
    {
        foreach (var organisation in new[] { "a", "b" })
        {
            await KeepAsync(MadeAssessments.One(Day(1), ControlStatus.Met, organisation), Day(1));
            await KeepAsync(MadeAssessments.One(Day(2), ControlStatus.Met, organisation), Day(2));
        }
        var reads = new PublicEvidenceReads(Database);
        Assert.Empty(await reads.BundlesAsync(null, "", 10, Cancel));
        Assert.Equal(4, await PublishAsync(Day(2)));
        await KeepAsync(MadeAssessments.One(Day(3), ControlStatus.Unmet, "a"), Day(3));

        var bundles = await reads.BundlesAsync(null, "", 10, Cancel);
        Assert.Equal((4, 4), (bundles.Count, await reads.CountBundlesAsync(null, Cancel)));
        Assert.Equal(bundles.Skip(2), await reads.BundlesAsync(null, bundles[1].Digest.ToString(), 10, Cancel));
        Assert.All(await reads.BundlesAsync("b", "", 10, Cancel), one => Assert.Equal("b", one.Organisation));
        Assert.Equal(2, await reads.CountBundlesAsync("b", Cancel));
        Assert.Equal(bundles[0], await reads.FindBundleAsync(bundles[0].Digest, Cancel));
        Assert.Equal(bundles[0].Outbox, (await new MeasurementReads(Database).FindRecordedBundleAsync(bundles[0].Digest, Cancel))!.Outbox);
        Assert.Null(await reads.FindBundleAsync(default, Cancel));

        var attested = await reads.AttestationsAsync(null, null, ("", ""), 10, Cancel);
        Assert.Equal([("a", "mail.dmarc"), ("a", "mail.spf"), ("b", "mail.dmarc"), ("b", "mail.spf")],
            attested.Select(one => (one.Organisation, one.Claim.ControlId)));
        Assert.Equal(4, await reads.CountAttestationsAsync(null, null, Cancel));
        Assert.Equal(("b", "mail.dmarc"), (await reads.AttestationsAsync(null, null, ("a", "mail.spf"), 1, Cancel)) is [var next]
            ? (next.Organisation, next.Claim.ControlId) : default);
        Assert.Equal("b", Assert.Single(await reads.AttestationsAsync("b", "mail.spf", ("", ""), 10, Cancel)).Organisation);
        Assert.Equal(2, await reads.CountAttestationsAsync(null, "mail.spf", Cancel));
        Assert.Empty(await new Servanda.Storage.Workspaces.PublicReplies(Database).ListAsync("a", ("", ""), 10, Cancel));
        Assert.Equal(0, await new Servanda.Storage.Workspaces.PublicReplies(Database).CountAsync(null, Cancel));
    }

    [Fact]
    public async Task Another_method_begins_anew()
    {
        await KeepAsync(MadeAssessments.One(Day(1), ControlStatus.PartlyMet), Day(1));
        await PublishAsync(Day(1));
        await KeepAsync(MadeAssessments.One(Day(2), ControlStatus.Met, method: "two"), Day(2));
        await PublishAsync(Day(2));
        var reads = new StandingReads(Database);
        var spf = (await reads.ControlsAsync("example", Cancel)).Single(one => one.Subject == "mail.spf");
        Assert.Equal(2, spf.Segments.Count());
        Assert.Equal(new Turn(true, Day(2), false), spf.Turn());
        var steps = await reads.MethodsAsync(Cancel);
        Assert.Equal(["mail.two"], steps[1].Added.Select(rule => rule.Id));
        Assert.Equal(["mail.one"], steps[1].Removed.Select(rule => rule.Id));
        Assert.False(steps[1].IsCatalogueChanged);
    }

    [Fact]
    public async Task Commitments_are_counted_over_the_latest_public_assessments()
    {
        foreach (var (organisation, status) in new[] { ("a", ControlStatus.Met), ("b", ControlStatus.PartlyMet), ("c", ControlStatus.Unknown) })
        {
            await KeepAsync(MadeAssessments.One(Day(1), ControlStatus.Met, organisation), Day(1));
            await KeepAsync(MadeAssessments.One(Day(2), status, organisation), Day(2));
        }
        await KeepAsync(MadeAssessments.One(Day(2), ControlStatus.Met, "d", accord: "pc"), Day(2));
        Assert.Equal(7, await PublishAsync(Day(2)));
        var reads = new MeasurementReads(Database);
        Assert.Equal(
            [new("cta.1", 1, 1, 0, 1), new("cta.2", 3, 0, 0, 0), new("pc.1", 1, 0, 0, 0), new("pc.2", 1, 0, 0, 0)],
            await reads.CountsAsync(Cancel));
        Assert.Equal([("a", "cta.1"), ("a", "cta.2"), ("b", "cta.1"), ("b", "cta.2"), ("c", "cta.1"), ("c", "cta.2")],
            (await reads.HeadlinesAsync("cta", Cancel)).Select(one => (one.Organisation, one.Commitment)));
        Assert.Equal([("c", "cta.1"), ("c", "cta.2"), ("a", "cta.1"), ("a", "cta.2")],
            (await reads.HeadlinesAsync("cta", ["c", "nobody", "a", "d"], Cancel)).Select(one => (one.Organisation, one.Commitment)));
        Assert.Equal([ControlStatus.Met, ControlStatus.PartlyMet, ControlStatus.Unknown, ControlStatus.Met],
            (await reads.ControlHeadlinesAsync("mail.spf", Cancel)).Select(one => one.Status));
        Assert.Equal(Day(2), (await reads.MeasuredAsync(Cancel))["b"]);
        Assert.Equal([Day(2), Day(1)], (await reads.HistoryAsync("a", 10, Cancel)).Select(head => head.StartedAt));
    }

    [Fact]
    public async Task A_notice_period_is_set_and_found()
    {
        Assert.Equal(NoticePeriod.Usual, await NoticePeriod.FindAsync(Database, Cancel));
        await using (var change = await Database.BeginAsync(Cancel))
        {
            await new NoticePeriod(30).SetAsync(change, Noon, Cancel);
            await new NoticePeriod(0).SetAsync(change, Noon, Cancel);
            await change.CommitAsync(Cancel);
        }
        Assert.Equal(0, (await NoticePeriod.FindAsync(Database, Cancel)).Days);
    }

    async Task<KeptAssessment> KeepAsync(NewAssessment given, DateTimeOffset now, int days = 0)
    {
        await using var change = await Database.BeginAsync(Cancel);
        var kept = await new MeasurementIntake(new StandingClock(now)).AddAsync(change, given, new NoticePeriod(days), Cancel);
        await change.CommitAsync(Cancel);
        return kept;
    }

    Task<int> PublishAsync(DateTimeOffset now) => new Publication(Database, new StandingClock(now)).PublishDueAsync(Cancel);

    static IEnumerable<string> Said(IReadOnlyList<ControlResult> controls) => controls.Select(control =>
        $"{control.ControlId} {control.Status} {control.Evidence} {control.AssetsMet}/{control.AssetsApplicable} "
        + string.Join(',', control.Assets.Select(asset => $"{asset.Asset} {asset.Status} {asset.Findings.Single().RuleId}")));
}
