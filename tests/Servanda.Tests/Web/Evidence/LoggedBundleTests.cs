using System.Net;
using Servanda.Accords.Reading;
using Servanda.Accords.Scorecards;
using Servanda.Assessment.Bundles;
using Servanda.Core;
using Servanda.Core.Cryptography;
using Servanda.Core.Files;
using Servanda.Storage.Measurement;
using Servanda.Tests.Assessment.Bundles;
using Servanda.Tests.Serving;
using Servanda.Tests.Storage;
using Servanda.Transparency.Policies;
using Servanda.Web.Organisations;
using static Servanda.Tests.Web.Evidence.MeasuredPortal;

namespace Servanda.Tests.Web.Evidence;

/// <summary>Bundles as the portal gives them, with the log's proof inside.</summary>
public sealed class LoggedBundleTests : IDisposable
{
    const string Someone = "microsoft";

    readonly MemoryLog _log;

    public LoggedBundleTests()
    {
        Assert.SkipUnless(Ed25519.CanSign, "this machine cannot sign");
        _log = new();
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _log?.Dispose();

    [Fact]
    public async Task A_downloaded_bundle_verifies_with_its_proof_and_nothing_else()
    {
        var zip = await BundleTests.WriteAsync();
        var given = Given(zip, "bundle");
        await using var portal = await StartAsync(_log, given);
        await _log.TakeAsync(portal.Database, TimeProvider.System, Cancel);
        using var browser = portal.Browser();
        var logged = await browser.GetByteArrayAsync(LoggedBundles.Path(Digest.Of(zip)), Cancel);
        Assert.Equal(BundleProof.Path, StoredZip.Read(logged, out _)[^1].Path);
        var checks = new BundleVerifier(EmbeddedCatalogue.Catalogue) { Policy = LogPolicy.Unwitnessed(_log.Key.Verifier) }.Verify(logged);
        Assert.DoesNotContain(checks, check => check.Outcome == CheckOutcome.Failed);
        Assert.Equal(CheckOutcome.Passed, checks.Single(check => check.Name == "log").Outcome);
        Assert.Equal(zip, await browser.GetByteArrayAsync(LoggedBundles.PlainPath(Digest.Of(zip)), Cancel));
    }

    [Theory]
    [InlineData("", "not yet in the log", "with the proof that it was logged")]
    [InlineData("/findings/mail.spf", "not yet in the log", "with the proof that it was logged")]
    public async Task Before_its_leaf_is_in_a_checkpoint_the_page_says_so_and_gives_the_bundle_as_it_is(
        string path, string before, string after)
    {
        var zip = StoredZip.Write([new BundleFile("manifest.json", "{}"u8.ToArray())]);
        await using var portal = await StartAsync(_log, Given(zip, Someone));
        using var browser = portal.Browser();
        var (plain, logged) = (LoggedBundles.PlainPath(Digest.Of(zip)), LoggedBundles.Path(Digest.Of(zip)));
        var page = await portal.ReadAsync($"/en/organisations/{Someone}{path}");
        Assert.Contains(before, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{plain}\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(logged, Cancel)).StatusCode);
        await _log.TakeAsync(portal.Database, TimeProvider.System, Cancel);
        page = await portal.ReadUntilAsync($"/en/organisations/{Someone}{path}", after);
        Assert.Contains($"href=\"{logged}\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(logged, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Each_method_of_the_change_log_shows_its_entry_and_proof()
    {
        await using var portal = await StartAsync(_log,
            MadeAssessments.One(Day(1), ControlStatus.Met, Someone), MadeAssessments.One(Day(8), ControlStatus.Met, Someone, method: "two"));
        await _log.TakeAsync(portal.Database, TimeProvider.System, Cancel);
        var page = await portal.ReadUntilAsync("/en/method", "/log/proof/");
        var steps = await new StandingReads(portal.Database).MethodsAsync(Cancel);
        Assert.Equal(2, steps.Count);
        foreach (var step in steps)
        {
            var index = (await new Servanda.Storage.Log.OutboxReader(portal.Database).FindAsync(step.Outbox!.Value, Cancel))!.Place!.Index;
            Assert.Contains($"href=\"/en/log/{index}\"", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"/log/proof/{index}\"", page, StringComparison.Ordinal);
        }
    }

    static NewAssessment Given(byte[] zip, string organisation) => MadeAssessments.One(Day(1), ControlStatus.Met, organisation) with
    {
        Bundle = zip,
        Manifest = StoredZip.Read(zip, out _)[0].Digest,
    };
}
