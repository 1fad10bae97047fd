using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports;

/// <summary>Every sentence of the reports that is not in the catalogue. French spaces before : ; ? are no-break spaces.</summary>
static class Phrases
{
    /// <summary>As much of a digest as tells two apart at a glance, in characters.</summary>
    public const int ShortDigest = 12;

    /// <summary>From this length on, text to be copied stands on a line of its own.</summary>
    public const int RecordLength = 36;

    public static readonly Text Heading = new("Promises and proof", "Des promesses et des preuves");
    public static readonly Text PageTitle = new(
        "Promises and proof: scorecards by Servanda",
        "Des promesses et des preuves : les fiches de Servanda");
    public static readonly Text SkipToContent = new("Skip to the content", "Aller au contenu");
    public static readonly Text Method = new("Method", "Méthode");
    public static readonly Text Catalogue = new("Catalogue", "Catalogue");
    public static readonly Text Measured = new("Measured", "Mesuré");
    public static readonly Text MeasuredFrom = new("From", "Depuis");
    public static readonly Text WrittenBy = new("Written by", "Rédigé par");
    public static readonly Text Headlines = new("Headlines", "Vue d’ensemble");
    public static readonly Text Organisation = new("Organisation", "Organisation");
    public static readonly Text NotRanked = new(
        "In alphabetical order. Nothing here is a ranking: what could not be seen counts for nobody and against nobody.",
        "Par ordre alphabétique. Ceci n’est pas un classement : ce qui n’a pu être vu ne compte ni pour ni contre personne.");
    public static readonly Text NoOrganisations = new(
        "No organisation was assessed.",
        "Aucune organisation n’a été évaluée.");
    public static readonly Text TooManyForOnePage = new(
        "There are too many organisations for one page to hold their findings: each one's are in its evidence bundle and in the JSON document.",
        "Les organisations sont trop nombreuses pour qu’une page contienne leurs constats : ceux de chacune sont dans son dossier de preuves et dans le document JSON.");
    public static readonly Text BackToHeadlines = new("Back to the headlines", "Retour à la vue d’ensemble");
    public static readonly Text LaneMeasured = new("Measured", "Mesuré");
    public static readonly Text LaneAttested = new("Attested", "Attesté");
    public static readonly Text LaneUnknown = new("Unknown", "Inconnu");
    public static readonly Text NothingInLane = new("Nothing", "Rien");
    public static readonly Text NoControlYet = new(
        "Nobody has yet found a control that would show this promise kept or broken.",
        "Personne n’a encore trouvé de contrôle qui montrerait cette promesse tenue ou non.");
    public static readonly Text MendFirst = new("What to mend first", "À corriger d’abord");
    public static readonly Text Findings = new("Findings, control by control", "Constats, contrôle par contrôle");
    public static readonly Text FindingsOnce = new(
        "Each control is measured once and counts wherever it bears.",
        "Chaque contrôle est mesuré une fois et compte partout où il pèse.");
    public static readonly Text BearsOn = new("Bears on", "Pèse sur");
    public static readonly Text WhatItAsks = new("What it asks", "Ce qu’il demande");
    public static readonly Text WhatControlsAsk = new("What the controls ask", "Ce que demandent les contrôles");
    public static readonly Text ObservationsInBundle = new(
        "SHA-256 of the bytes that were seen; the bytes themselves are in the evidence bundle, under these names.",
        "SHA-256 des octets observés ; les octets eux-mêmes sont dans le dossier de preuves, sous ces noms.");
    public static readonly Text Clause = new("Clause", "Clause");
    public static readonly Text Evidence = new("Evidence", "Preuve");
    public static readonly Text Observations = new("Observations", "Observations");
    public static readonly Text Rule = new("Rule", "Règle");
    public static readonly Text Remedy = new("To mend it", "Pour corriger");
    public static readonly Text HowToShow = new("How to show it", "Comment le montrer");
    public static readonly Text Recommended = new("recommended, does not decide", "recommandé, ne décide pas");
    public static readonly Text DeclaredOnly = new("declared only", "seulement déclaré");
    public static readonly Text NoAttestation = new("no attestation given", "aucune attestation fournie");
    public static readonly Text MeasuredLater = new(
        "not yet measured by this version",
        "pas encore mesuré par cette version");
    public static readonly Text CouldNotMeasure = new("could not be measured", "n’a pu être mesuré");
    public static readonly Text OnlyAttestationShows = new(
        "This cannot be seen from outside. A dated, signed statement with its document would show it.",
        "Ceci ne se voit pas de l’extérieur. Une déclaration datée et signée, avec son document, le montrerait.");
    public static readonly Text LaterMeasurementShows = new(
        "This version does not measure it yet. Until one does, a dated, signed statement with its document shows it.",
        "Cette version ne le mesure pas encore. D’ici là, une déclaration datée et signée, avec son document, le montre.");
    public static readonly Text NothingLookedAt = new("nothing to look at", "rien à examiner");
    public static readonly Text Documents = new("Documents:", "Documents :");
    public static readonly Text NoDocuments = new(
        "none: a declaration, which shows nothing",
        "aucun : une déclaration, qui ne montre rien");
    public static readonly Text Bundle = new("Evidence bundle", "Dossier de preuves");
    public static readonly Text RepeatIt = new("Repeat the verdict offline", "Refaire le verdict hors ligne");
    public static readonly Text Unknowns = new("Not shown either way", "Ni montré ni démenti");
    public static readonly Text Decisive = new("breaks this commitment", "rompt cet engagement");
    public static readonly Text NotDecisive = new("does not break it by itself", "ne le rompt pas à lui seul");
    public static readonly Text NothingToMend = new(
        "Nothing that decides was seen to fail.",
        "Rien de décisif n’a été vu en défaut.");

    public static Text ControlsShown(int shown, int applicable) => new(
        $"{Number(shown)} of {Number(applicable)} {(applicable == 1 ? "control" : "controls")} shown",
        $"{Number(shown)} {(shown < 2 ? "contrôle montré" : "contrôles montrés")} sur {Number(applicable)}");

    public static Text Shown(int shown, int applicable) => new(
        $"{Number(shown)} of {Number(applicable)} shown", $"{Number(shown)} sur {Number(applicable)} {(shown < 2 ? "montré" : "montrés")}");

    public static Text AssetsMet(int met, int applicable, AssetKind kind) => new(
        $"{Number(met)} of {Number(applicable)} {Noun(kind, applicable).En}",
        $"{Number(met)} {Noun(kind, met).Fr} sur {Number(applicable)}");

    public static Text AssetCount(int count, AssetKind kind) =>
        new($"{Number(count)} {Noun(kind, count).En}", $"{Number(count)} {Noun(kind, count).Fr}");

    public static Text Scope(int organisations, int accords) => new(
        $"What {Number(organisations)} {(organisations == 1 ? "organisation" : "organisations")} promised in "
            + $"{Number(accords)} {(accords == 1 ? "accord" : "accords")}, and what can be shown of it.",
        $"Ce que {Number(organisations)} {(organisations < 2 ? "organisation a promis" : "organisations ont promis")} dans "
            + $"{Number(accords)} {(accords < 2 ? "accord" : "accords")}, et ce qu’on peut en montrer.");

    /// <summary>How many of the findings of a scorecard are proven; null when none is.</summary>
    public static Text? Proven(Scorecard scorecard)
    {
        var judged = scorecard.Controls.SelectMany(control => control.Assets).SelectMany(asset => asset.Findings)
            .Where(finding => finding.Evidence >= EvidenceLevel.Measured && finding.Status != FindingStatus.NotApplicable).ToList();
        var proven = judged.Count(finding => finding.Evidence == EvidenceLevel.Proven);
        return proven == 0 ? null : new(
            $"{Number(proven)} of {Number(judged.Count)} findings proven by DNSSEC",
            $"{Number(proven)} {(proven < 2 ? "constat prouvé" : "constats prouvés")} par DNSSEC sur {Number(judged.Count)}");
    }

    public static Text Breaks(int commitments) => new(
        commitments == 1 ? "breaks 1 commitment by itself" : $"breaks {Number(commitments)} commitments by itself",
        commitments < 2 ? $"rompt à lui seul {Number(commitments)} engagement" : $"rompt à lui seul {Number(commitments)} engagements");

    public static Text Failing(int failing, int applicable, AssetKind kind) => new(
        $"fails on {Number(failing)} of {Number(applicable)} {Noun(kind, applicable).En}",
        $"en défaut sur {Number(failing)} {Noun(kind, failing).Fr} sur {Number(applicable)}");

    public static Text More(int count) => new($"and {Number(count)} more", $"et {Number(count)} de plus");

    public static Text AttestedOn(DateOnly on, DateOnly until) => new(
        $"Said on {Day(on).En}; counts until {Day(until).En}", $"Affirmé le {Day(on).Fr} ; compte jusqu’au {Day(until).Fr}");

    /// <summary>Why a control is in the lane of the unknown, in a few words.</summary>
    public static Text WhyUnknown(ControlResult result, Control? control) =>
        result.Attestation is not null ? DeclaredOnly
        : result.Assets.Count > 0 || control is null ? CouldNotMeasure
        : control.ShownBy switch
        {
            ShownBy.Measurement => NothingLookedAt,
            ShownBy.Attestation => NoAttestation,
            ShownBy.LaterMeasurement => MeasuredLater,
        };

    /// <summary>What would show a control that nothing shows.</summary>
    public static Text HowShown(ShownBy by) => by switch
    {
        ShownBy.Measurement => NothingLookedAt,
        ShownBy.Attestation => OnlyAttestationShows,
        ShownBy.LaterMeasurement => LaterMeasurementShows,
    };

    /// <summary>22 November 2026, 09:14 UTC.</summary>
    public static Text Moment(DateTimeOffset at)
    {
        var day = Day(DateOnly.FromDateTime(at.UtcDateTime));
        return new($"{day.En}, {Clock(at)} UTC", $"{day.Fr}, {Clock(at)} UTC");
    }

    static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>No more of the second moment than differs from the first, to the minute.</summary>
    public static Text Between(DateTimeOffset start, DateTimeOffset finish)
    {
        var (from, to) = (Moment(start), Moment(finish));
        if (from == to)
            return from;
        if (start.UtcDateTime.Date != finish.UtcDateTime.Date)
            return new($"{from.En} – {to.En}", $"{from.Fr} – {to.Fr}");
        var clocks = $"{Clock(start)} – {Clock(finish)} UTC";
        var day = Day(DateOnly.FromDateTime(start.UtcDateTime));
        return new($"{day.En}, {clocks}", $"{day.Fr}, {clocks}");
    }

    public static Text Day(DateOnly day)
    {
        var (en, fr) = Months[day.Month - 1];
        return new($"{Number(day.Day)} {en} {Number(day.Year)}", $"{(day.Day == 1 ? "1er" : Number(day.Day))} {fr} {Number(day.Year)}");
    }

    static readonly (string En, string Fr)[] Months =
    [
        ("January", "janvier"), ("February", "février"), ("March", "mars"), ("April", "avril"), ("May", "mai"),
        ("June", "juin"), ("July", "juillet"), ("August", "août"), ("September", "septembre"),
        ("October", "octobre"), ("November", "novembre"), ("December", "décembre"),
    ];

    /// <summary>French counts nought as one.</summary>
    static Text Noun(AssetKind kind, int count) => kind switch
    {
        AssetKind.Domain => new(count == 1 ? "domain" : "domains", count < 2 ? "domaine" : "domaines"),
        AssetKind.AutonomousSystem => new(
            count == 1 ? "autonomous system" : "autonomous systems", count < 2 ? "système autonome" : "systèmes autonomes"),
        AssetKind.Product => new(count == 1 ? "product" : "products", count < 2 ? "produit" : "produits"),
        AssetKind.Repository => new(count == 1 ? "repository" : "repositories", count < 2 ? "dépôt" : "dépôts"),
        AssetKind.Organisation => new(
            count == 1 ? "organisation" : "organisations", count < 2 ? "organisation" : "organisations"),
    };

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
