using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;
using Servanda.Cli.Reports;
using Servanda.Core;

namespace Servanda.Tests.Reports;

/// <summary>Organisations that do not exist, between them in every state a report can show.</summary>
static class MadeUp
{
    public static readonly DateTimeOffset Finish = MadeUpScores.Start.AddSeconds(41);

    public static ReportHead Head(Language language) => new()
    {
        ToolVersion = "0.1.0",
        MethodVersion = "2026.1",
        Method = Digest.Of("a made-up method"u8),
        Catalogue = MadeUpCatalogue.Catalogue,
        Vantage = "Frankfurt, AS64496",
        Language = language,
        StartedAt = MadeUpScores.Start,
    };

    public static IReadOnlyList<Scorecard> All() => [Lighthouse(), Harbour(), Montclair(), Silent(), Parked()];

    /// <summary>Keeps everything that can be shown.</summary>
    public static Scorecard Lighthouse() => Score(
        Organisation("lighthouse", "Lighthouse Mutual", "NLD", "lighthouse.example") with
        {
            Attestations =
            [
                Attests("conduct.no-hack-back", "Our board forbids any attack in return; counsel reviews it each year.", documents: 1),
                Attests("capacity.training", "We trained 214 people of 31 partner organisations in 2026.", documents: 2),
                Attests("product.mfa", "Every product asks for a second factor since version 4.", documents: 1),
                Attests("sharing.threats", "We share indicators with our national CERT.", documents: 0),
            ],
        },
        new MadeUpFindings("lighthouse.example").Exemplary());

    /// <summary>Nine domains, some better kept than others.</summary>
    public static Scorecard Harbour()
    {
        string[] domains =
        [
            "harbour.example", "harbour-logistics.example", "harbour-freight.example", "harbour-pay.example",
            "port-of-harbour.example", "harbour-careers.example", "harbourcloud.example", "harbour.test", "hbr.example",
        ];
        return Score(Organisation("harbour-and-sons", "Harbour & Sons Logistics", "GBR", domains),
            domains.SelectMany((domain, index) => Domain(new MadeUpFindings(domain), index)));

        static IEnumerable<Finding> Domain(MadeUpFindings of, int index) => index switch
        {
            2 => MadeUpFindings.Replace(of.Exemplary(), of.WeakDmarc(), of.NoCaa()),
            5 => MadeUpFindings.Replace(of.Exemplary(), of.NoDmarc()),
            8 => of.Parked(),
            _ => of.Exemplary(),
        };
    }

    /// <summary>Much to mend, and one thing said with nothing behind it.</summary>
    public static Scorecard Montclair()
    {
        var of = new MadeUpFindings("ville-de-montclair.example");
        return Score(
            Organisation("ville-de-montclair", "Ville de Montclair", "FRA", of.Asset) with
            {
                Attestations = [Attests("conduct.no-hack-back", "Nous ne ripostons jamais.", documents: 0)],
            },
            MadeUpFindings.Replace(of.Exemplary(), of.NoDmarc(), of.LongSpf(), of.ExpiredSecurityTxt(), of.NoCaa()));
    }

    /// <summary>Nobody answered: nothing is shown, and nothing is held against them.</summary>
    public static Scorecard Silent() => Score(
        Organisation("silent-systems", "Silent Systems", null, "silent.example"),
        new MadeUpFindings("silent.example").Silent());

    /// <summary>A name only.</summary>
    public static Scorecard Parked() => Score(
        Organisation("quiet-holdings", "Quiet Holdings", "CAN", "quiet.example"), new MadeUpFindings("quiet.example").Parked());

    /// <summary>One domain in every state at once, for tests that are slow.</summary>
    public static Scorecard Medley()
    {
        var of = new MadeUpFindings("medley.example");
        return Score(
            Organisation("medley", "Medley Associates", "FRA", of.Asset) with
            {
                Attestations =
                [
                    Attests("conduct.no-hack-back", "We never strike back.", documents: 1),
                    Attests("sharing.threats", "We share what we see.", documents: 0),
                ],
            },
            MadeUpFindings.Replace(of.Exemplary(), [of.WeakDmarc(), of.LongSpf(), of.NoCaa(),
                .. of.Silent().Where(one => one.ControlId.StartsWith("web.", StringComparison.Ordinal))]));
    }

    /// <summary>Text from outside that would like to be markup, an escape sequence or the other way round.</summary>
    public const string HostileText =
        "<script>alert(1)</script><img src=http://evil.example/x>\u001b[31mred\u0007 \u202Egnp.exe [bold]x[/] \uD800 \u0000 'q' \"d\" &amp; `</code>`";

    public static Scorecard Hostile()
    {
        var of = new MadeUpFindings("xn--fake-.example");
        return Score(Organisation("hostile", HostileText, "USA", of.Asset), MadeUpFindings.Replace(of.Exemplary(),
            of.Fail("mail.dmarc.record", "mail.dmarc", HostileText, Text.Same(HostileText), Text.Same(HostileText))));
    }

    static Scorecard Score(Organisation organisation, IEnumerable<Finding> findings) =>
        MadeUpScores.Score(organisation, [.. findings]);

    static Organisation Organisation(string id, string name, string? country, params string[] domains) => new()
    {
        Id = id,
        Name = name,
        Country = country,
        Assets = [.. domains.Select(domain => new Asset(AssetKind.Domain, domain))],
    };

    static Attestation Attests(string control, string statement, int documents) => new()
    {
        ControlId = control,
        Statement = statement,
        On = new DateOnly(2026, 3, 1),
        Until = new DateOnly(2027, 2, 28),
        Documents = [.. Enumerable.Range(0, documents).Select(index => Digest.Of([(byte)index]))],
    };
}
