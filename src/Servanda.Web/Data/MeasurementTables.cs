using Servanda.Accords;
using Servanda.Storage.Measurement;
using static Servanda.Web.Data.Cells;

namespace Servanda.Web.Data;

/// <summary>What was measured in public, as tables: of everyone the latest assessment, and how things stood over time.</summary>
static class MeasurementTables
{
    static readonly DataColumn OrganisationId = Text("organisation", "The organisation's id", "Identifiant de l’organisation");
    static readonly DataColumn AssessmentId = Text("assessment", "The assessment's id", "Identifiant de l’évaluation");
    static readonly DataColumn CommitmentId = Text("commitment", "The promise's id", "Identifiant de la promesse");
    static readonly DataColumn ControlId = Text("control", "The control's id", "Identifiant du contrôle");
    static readonly DataColumn MethodDigest = Text("method", "Names the rules and weights; never compare across two", "Nomme règles et poids\u00A0; ne comparez jamais d’une méthode à l’autre");

    public static IReadOnlyList<DataTable> All { get; } =
    [
        new("assessments", new("Latest public assessments", "Dernières évaluations publiques"),
        [
            AssessmentId, OrganisationId, MethodDigest,
            Text("edition", "The edition of the rules", "L’édition des règles"),
            Text("vantage", "Where it looked from", "D’où elle a regardé"),
            Text("source", "How it came here", "Comment elle est arrivée ici"),
            Moment("started_at", "First look", "Premier regard"),
            Moment("finished_at", "Last look", "Dernier regard"),
            Moment("published_at", "When it became public", "Quand elle est devenue publique"),
            Text("bundle_sha256", "Names its bundle: /evidence/<sha256>.zip is that file, /evidence/<sha256>/logged.zip has the log's proof inside too",
                "Nomme son dossier de preuves\u00A0: /evidence/<sha256>.zip est ce fichier, /evidence/<sha256>/logged.zip contient aussi la preuve du journal"),
        ],
        (source, cancel) => source.LatestAsync(cancel).Select(one => new[]
        {
            one.Head.Id, one.Head.Organisation, one.Head.Method.ToString(), one.Head.Edition, one.Head.Vantage,
            MeasurementWords.Id(one.Head.Source), Moment(one.Head.StartedAt), Moment(one.Head.FinishedAt),
            Moment(one.Head.PublishedAt), one.Head.Bundle.ToString(),
        })),
        new("verdicts", new("Latest headlines, promise by promise", "Derniers titres, promesse par promesse"),
        [
            AssessmentId, OrganisationId, CommitmentId,
            Text("verdict", "kept, partly-kept, not-kept or not-shown", "tenue, tenue en partie, non tenue ou non démontrée"),
            Number("measured_met", "Controls measured and met", "Contrôles mesurés et satisfaits"),
            Number("measured_partly_met", "Controls measured and partly met", "Contrôles mesurés et satisfaits en partie"),
            Number("measured_unmet", "Controls measured and unmet", "Contrôles mesurés et non satisfaits"),
            Number("attested_met", "Controls attested and met", "Contrôles attestés et satisfaits"),
            Number("attested_partly_met", "Controls attested and partly met", "Contrôles attestés et satisfaits en partie"),
            Number("attested_unmet", "Controls attested and unmet", "Contrôles attestés et non satisfaits"),
            Number("unknown", "Controls not shown either way", "Contrôles ni montrés ni démentis"),
            Number("not_applicable", "Controls with nothing to apply to", "Contrôles sans objet"),
        ],
        (source, cancel) => source.LatestAsync(cancel).SelectMany(one =>
            from accord in one.Accords
            from result in accord.Result.Commitments
            let lanes = result.Lanes
            select new[]
            {
                one.Head.Id, one.Head.Organisation, result.CommitmentId, Words.Id(result.Verdict), Number(lanes.Measured.Met),
                Number(lanes.Measured.PartlyMet), Number(lanes.Measured.Unmet), Number(lanes.Attested.Met),
                Number(lanes.Attested.PartlyMet), Number(lanes.Attested.Unmet), Number(lanes.Unknown), Number(lanes.NotApplicable),
            })),
        new("control-results", new("Latest state of every control", "Dernier état de chaque contrôle"),
        [
            AssessmentId, OrganisationId, ControlId,
            Text("status", "met, partly-met, unmet, not-applicable or unknown", "satisfait, en partie, non satisfait, sans objet ou inconnu"),
            Text("evidence", "none, declared, attested, measured or proven", "aucune, déclarée, attestée, mesurée ou prouvée"),
            Number("assets_met", "Assets that meet it", "Actifs qui le satisfont"),
            Number("assets_applicable", "Assets it applies to", "Actifs auxquels il s’applique"),
        ],
        (source, cancel) => source.LatestAsync(cancel).SelectMany(one => one.Controls.Select(result => new[]
        {
            one.Head.Id, one.Head.Organisation, result.ControlId, Words.Id(result.Status), Words.Id(result.Evidence),
            Number(result.AssetsMet), Number(result.AssetsApplicable),
        }))),
        new("findings", new("Latest findings", "Derniers constats"),
        [
            AssessmentId, OrganisationId, ControlId,
            Text("rule", "The rule", "La règle"),
            Text("asset", "What was looked at", "Ce qui a été observé"),
            Text("status", "pass, warn, fail, not-applicable or not-measured", "conforme, à améliorer, non conforme, sans objet ou non mesuré"),
            Text("severity", "required decides the control, recommended informs", "exigé décide du contrôle, recommandé informe"),
            Text("reason_en", "Why, English", "Pourquoi, en anglais"),
            Text("reason_fr", "Why, French", "Pourquoi, en français"),
            Text("clause", "The clause that asks for it", "La clause qui le demande"),
            Text("remedy_en", "What to change, English", "Que changer, en anglais"),
            Text("remedy_fr", "What to change, French", "Que changer, en français"),
            Text("evidence", "How strong it is", "Sa force"),
            Text("observations", "SHA-256 of what was seen", "SHA-256 de ce qui a été vu"),
        ],
        (source, cancel) => source.LatestAsync(cancel).SelectMany(one => one.Findings.Select(finding => new[]
        {
            one.Head.Id, one.Head.Organisation, finding.ControlId, finding.RuleId, finding.Asset, Words.Id(finding.Status),
            Words.Id(finding.Severity), finding.Reason.En, finding.Reason.Fr, finding.Clause, finding.Remedy?.En,
            finding.Remedy?.Fr, Words.Id(finding.Evidence), List(finding.Observations.Select(digest => digest.ToString())),
        }))),
        new("standings", new("How controls stood over time", "États des contrôles au fil du temps"),
        [
            OrganisationId, ControlId, MethodDigest,
            Text("status", "What the assessments said", "Ce que disaient les évaluations"),
            Moment("since", "The first of them", "La première d’entre elles"),
            Moment("seen", "The last of them", "La dernière d’entre elles"),
        ],
        (source, cancel) => source.HistoriesAsync(cancel).SelectMany(one => one.History.Runs.Select(run => new[]
        {
            one.Organisation, one.History.Subject, run.Method.ToString(), Words.Id(run.Status), Moment(run.Since), Moment(run.Seen),
        }))),
        new("methods", new("Methods that judged here", "Méthodes qui ont jugé ici"),
        [
            MethodDigest,
            Text("edition", "The edition of the rules", "L’édition des règles"),
            Text("catalogue", "Names the catalogue", "Nomme le catalogue"),
            Number("rules", "How many rules it has", "Combien de règles elle a"),
            Moment("first_used_at", "When it first judged here", "Quand elle a d’abord jugé ici"),
        ],
        (source, cancel) => source.MethodsAsync(cancel).Select(one => new[]
        {
            one.Method.Digest.ToString(), one.Method.Edition, one.Method.Catalogue.ToString(), Number(one.Method.Rules.Count),
            Moment(one.FirstUsedAt),
        })),
    ];
}
