using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;
using Servanda.Core;
using Servanda.Storage.Log;
using Servanda.Tests.Serving;
using Servanda.Transparency.Monitoring;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Proofs;

namespace Servanda.Tests.Web;

public sealed class LogPagesTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/en/log", "Nothing was published yet")]
    [InlineData("/fr/log", "Rien n’a encore été publié")]
    public async Task Before_the_first_checkpoint_the_page_says_so(string path, string words)
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();
        Assert.Contains(words, await browser.GetStringAsync(path, Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/log/proof/0", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/log/checkpoint", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/en/log/0", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.French)]
    public async Task Every_kind_of_leaf_is_told_in_words_with_what_its_proof_shows_and_what_not(Language language)
    {
        using var log = new MemoryLog();
        await using var portal = await TestPortal.StartAsync(configure: services => services.AddSingleton<IPublishedLog>(log));
        using var browser = portal.Browser();
        await FillAsync(portal);
        await log.TakeAsync(portal.Database, TimeProvider.System, Cancel);
        var list = await browser.GetStringAsync($"/{Words.Id(language)}/log", Cancel);
        for (var index = 0; index < Enum.GetValues<LeafKind>().Length; index++)
        {
            Assert.Contains($"/{Words.Id(language)}/log/{index}\"", list, StringComparison.Ordinal);
            var page = await browser.GetStringAsync($"/{Words.Id(language)}/log/{index}", Cancel);
            Assert.Contains(language == Language.English ? "What it does not show" : "Ce qu’elle ne montre pas", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"/log/proof/{index}\"", page, StringComparison.Ordinal);
            Assert.Contains("servanda-leaf/1", page, StringComparison.Ordinal);
            Assert.Contains(log.Key.Verifier.ToString(), WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/en/log/99", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_proof_that_is_downloaded_verifies_offline_and_holds_the_leaf()
    {
        using var log = new MemoryLog();
        await using var portal = await TestPortal.StartAsync(configure: services => services.AddSingleton<IPublishedLog>(log));
        using var browser = portal.Browser();
        await FillAsync(portal);
        await log.TakeAsync(portal.Database, TimeProvider.System, Cancel);
        var place = (await new OutboxReader(portal.Database).FindAsync(1, Cancel))!.Place!;
        using var answer = await browser.GetAsync($"/log/proof/{place.Index}", Cancel);
        Assert.Equal($"entry-{place.Index}.tlog-proof", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        var proof = TlogProof.Read(await answer.Content.ReadAsByteArrayAsync(Cancel)).Value!;
        var verified = proof.Verify(proof.Extra!.Value.Span, LogPolicy.Unwitnessed(log.Key.Verifier));
        Assert.Empty(verified.Problems);
        Assert.Equal(place.Digest, Leaf.Name(proof.Extra.Value.Span));
    }

    [Fact]
    public async Task After_a_change_of_key_the_page_shows_the_new_one_and_the_ones_before()
    {
        using var log = new MemoryLog();
        await using var portal = await TestPortal.StartAsync(configure: services => services.AddSingleton<IPublishedLog>(log));
        await FillAsync(portal);
        await log.TakeAsync(portal.Database, TimeProvider.System, Cancel);
        List<string> keys = [log.Key.Verifier.ToString()];
        for (var change = 0; change < 2; change++)
        {
            await log.RotateAsync(Cancel);
            keys.Add(log.Key.Verifier.ToString());
        }
        // The new key signs as soon as something is logged.
        await FillAsync(portal);
        await log.TakeAsync(portal.Database, TimeProvider.System, Cancel);
        using var browser = portal.Browser();
        var page = WebUtility.HtmlDecode(await browser.GetStringAsync("/en/log", Cancel));
        Assert.Contains($"--key '{keys[^1]}' --once", page, StringComparison.Ordinal);
        Assert.All(keys, key => Assert.Contains(key, page, StringComparison.Ordinal));
        Assert.True(page.IndexOf("Keys it had before", StringComparison.Ordinal) < page.IndexOf(keys[0], StringComparison.Ordinal));
        Assert.Contains(keys[^1], WebUtility.HtmlDecode(await browser.GetStringAsync("/en/log/1", Cancel)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:0", "localhost/log")]
    [InlineData("http://localhost:5080", "localhost:5080/log")]
    [InlineData("https://portal.example.org/", "portal.example.org/log")]
    public void A_log_is_named_for_its_host_and_never_for_a_port_that_the_system_chooses(string url, string name) =>
        Assert.Equal(name, Servanda.Cli.Serving.Logbook.LogbookHome.NameFor(new Uri(url)));

    [Theory]
    [InlineData("/en/verify")]
    [InlineData("/fr/data")]
    public async Task Every_page_leads_to_the_log(string path)
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();
        Assert.Contains($"href=\"{path[..3]}/log\"", await browser.GetStringAsync(path, Cancel), StringComparison.Ordinal);
    }

    static PartialDate On(string text) => PartialDate.TryRead(text, out var date) ? date : default;

    /// <summary>A leaf of each kind but that of the log's own key.</summary>
    static async Task FillAsync(TestPortal portal)
    {
        var (acme, cta) = (LeafId.For("acme"), LeafId.For("cta"));
        await using var change = await portal.Database.BeginAsync(Cancel);
        async Task<long> AddAsync(LeafId subject, LeafBody body, params LogReference[] references) =>
            await LogOutbox.AddAsync(change, Noon, subject, body, references, [], Cancel);
        var signature = await AddAsync(acme, new LeafBody.Signature(cta, null, On("2018-04"), SignatureBasis.Source, null));
        await AddAsync(cta, new LeafBody.AccordText(Digest.Of("text"u8), Language.English, null));
        await AddAsync(acme, new LeafBody.OrganisationIdentity(default, null));
        await AddAsync(acme, new LeafBody.SignatureCorrection(default, CorrectionReason.Date, null, null), LogReference.Corrects(signature));
        await AddAsync(acme, new LeafBody.Withdrawal(cta, null, null), LogReference.Withdraws(signature));
        await AddAsync(cta, new LeafBody.ImportBaseline(LeafId.For("list"), Digest.Of("list"u8), 3));
        var method = await AddAsync(LeafId.For("method"), new LeafBody.Method(LeafId.For("1"), Digest.Of("method"u8)));
        var evidence = await AddAsync(acme, new LeafBody.EvidenceSnapshot(Digest.Of("manifest"u8), 3, Noon, Noon));
        await AddAsync(acme, new LeafBody.Score(cta, 0, [0], [new CommitmentScore(LeafId.For("cta.1"), Verdict.PartlyKept, 5000, 7500)]),
            LogReference.Method(method), LogReference.Evidence(evidence));
        await AddAsync(acme, new LeafBody.Attestation(LeafId.For("mail.dmarc"), new(2026, 1, 1), new(2026, 12, 31), default, []));
        await AddAsync(acme, new LeafBody.Reply(default, default), LogReference.About(signature));
        await AddAsync(acme, new LeafBody.Advisory(LeafId.For("CVE-2026-1"), Digest.Of("advisory"u8)));
        await AddAsync(acme, new LeafBody.ErasureTombstone(default, ErasureReason.Request), LogReference.Erased(signature));
        await AddAsync(LeafId.For("register"), new LeafBody.StateRoot(StateScope.Register, Digest.Of("root"u8), 4));
        await change.CommitAsync(Cancel);
    }
}
