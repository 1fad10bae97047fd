using System.Net;
using Servanda.Accords;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.Dmarc;
using Servanda.Storage.Accounts;
using Servanda.Storage.Mail;
using Servanda.Storage.Register;
using Servanda.Tests.Web.Accounts;

namespace Servanda.Tests.Web;

/// <summary>From what receivers reported to what everybody sees, and back.</summary>
public sealed class MailFiguresTests
{
    const string Public = "/en/organisations/example", Figures = "id=\"mail-reports\"";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reported_figures_are_public_from_consent_to_its_end_and_only_of_proven_domains()
    {
        var clock = new MovableClock();
        await using var portal = await TestPortal.StartAsync(clock);
        await new RegisterChanges(portal.Database, clock).CommitAsync((one, change) => one.EnterAsync(change, new NewOrganisation
        {
            Name = "Example",
            Source = "test",
            Assets =
            [
                new NewAsset(AssetKind.Domain, "example.org", AssetStanding.Proven),
                new NewAsset(AssetKind.Domain, "example.net", AssetStanding.Listed),
            ],
        }, new ChangeBy("test"), Cancel), Cancel);
        await ReportedAsync(portal, clock, "example.org", aligned: 90, others: 10);
        await ReportedAsync(portal, clock, "example.net", aligned: 5, others: 0);
        using var signatory = await TestAccounts.SignInAsync(portal, AccountRole.Signatory, "example");
        using var anybody = new TestBrowser(portal);

        var own = (await signatory.GetAsync("/en/workspace/mail")).Body;
        Assert.Contains("example.org", own, StringComparison.Ordinal);
        Assert.Contains(">100<", own, StringComparison.Ordinal);
        Assert.DoesNotContain("example.net", own, StringComparison.Ordinal);
        Assert.DoesNotContain(Figures, (await anybody.GetAsync(Public)).Body, StringComparison.Ordinal);

        await signatory.SendAsync("/en/workspace/mail", null, ("shown", "yes"));
        var shown = await SeenAsync(anybody, page => page.Contains(Figures, StringComparison.Ordinal));
        Assert.Matches("<strong>example.org</strong>: 90[^<]*100 messages", WebUtility.HtmlDecode(shown));
        Assert.DoesNotContain("<strong>example.net</strong>", shown, StringComparison.Ordinal);

        // Also where the page was kept while it showed them.
        await signatory.SendAsync("/en/workspace/mail", null);
        await SeenAsync(anybody, page => !page.Contains(Figures, StringComparison.Ordinal));
    }

    static async Task<string> SeenAsync(TestBrowser browser, Func<string, bool> isSo)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var page = (await browser.GetAsync(Public)).Body;
            if (isSo(page))
                return page;
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, page);
            await Task.Delay(50, Cancel);
        }
    }

    static async Task ReportedAsync(TestPortal portal, TimeProvider clock, string domain, long aligned, long others)
    {
        var name = DomainName.Parse(domain);
        var day = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(-1);
        AggregateRecord Record(string source, long count, bool isAligned) => new()
        {
            Count = count,
            Source = IPAddress.Parse(source),
            DkimAligned = isAligned,
            SpfAligned = isAligned,
            HeaderFrom = name,
            Disposition = Disposition.None,
        };
        await using var writer = await ReportWriter.OpenAsync(portal.Database, clock, Cancel);
        await writer.StoreAsync(
            new AggregateReport
            {
                Organisation = "receiver.example",
                Email = "dmarc@receiver.example",
                ReportId = domain,
                Begin = day,
                End = day.AddDays(1).AddSeconds(-1),
                Policy = new AggregatePolicy { Domain = name, Policy = DmarcPolicy.Quarantine },
            },
            others == 0 ? [Record("192.0.2.1", aligned, true)] : [Record("192.0.2.1", aligned, true), Record("192.0.2.2", others, false)],
            () => new ReportEnd([], Digest.Of(System.Text.Encoding.UTF8.GetBytes(domain))), Cancel);
    }
}
