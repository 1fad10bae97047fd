using Servanda.Accords;
using static Servanda.Web.Data.Cells;

namespace Servanda.Web.Data;

/// <summary>The catalogue as tables: what is promised, how it is shown, and how promises relate.</summary>
static class CatalogueTables
{
    static readonly DataColumn AccordId = Text("accord", "The accord's id", "Identifiant de l’accord");
    static readonly DataColumn CommitmentId = Text("commitment", "The promise's id", "Identifiant de la promesse");
    static readonly DataColumn ControlId = Text("control", "The control's id", "Identifiant du contrôle");

    public static IReadOnlyList<DataTable> All { get; } =
    [
        DataTable.Of("accords", new("Accords", "Accords"),
        [
            AccordId,
            Text("title_en", "Title, English", "Titre en anglais"),
            Text("title_fr", "Title, French", "Titre en français"),
            Number("year", "Year of the text", "Année du texte"),
            Text("nature_en", "How far it binds, English", "Sa force, en anglais"),
            Text("nature_fr", "How far it binds, French", "Sa force, en français"),
            Text("sources", "Where the facts come from", "D’où viennent les faits"),
        ],
        source => source.Catalogue.Accords.Select(one => new[]
        {
            one.Id, one.Title.En, one.Title.Fr, Number(one.Year), one.Nature.En, one.Nature.Fr, string.Join("; ", one.Sources),
        })),
        DataTable.Of("commitments", new("Promises", "Promesses"),
        [
            CommitmentId, AccordId,
            Text("title_en", "Title, English", "Titre en anglais"),
            Text("title_fr", "Title, French", "Titre en français"),
            Text("meaning_en", "What is promised, in our words, English", "Ce qui est promis, selon nos termes, en anglais"),
            Text("meaning_fr", "What is promised, in our words, French", "Ce qui est promis, selon nos termes, en français"),
            Text("modality", "How firmly", "Avec quelle force"),
            Text("applies_to", "Whom it binds", "Qui elle engage"),
        ],
        source => from accord in source.Catalogue.Accords
                  from one in accord.Commitments
                  select new[]
                  {
                      one.Id, accord.Id, one.Title.En, one.Title.Fr, one.Meaning.En, one.Meaning.Fr, one.Modality, List(one.AppliesTo),
                  }),
        DataTable.Of("controls", new("Controls", "Contrôles"),
        [
            ControlId,
            Text("title_en", "Title, English", "Titre en anglais"),
            Text("title_fr", "Title, French", "Titre en français"),
            Text("statement_en", "What it asks, English", "Ce qu’il demande, en anglais"),
            Text("statement_fr", "What it asks, French", "Ce qu’il demande, en français"),
            Text("remedy_en", "How to come to have it, English", "Comment l’acquérir, en anglais"),
            Text("remedy_fr", "How to come to have it, French", "Comment l’acquérir, en français"),
            Text("clauses", "The standards it rests on", "Les normes sur lesquelles il repose"),
            Text("asset", "What kind of asset it is a practice of", "Le type d’actif dont c’est une pratique"),
            Text("shown_by", "How it is shown", "Comment il se montre"),
        ],
        source => source.Catalogue.Controls.Select(one => new[]
        {
            one.Id, one.Title.En, one.Title.Fr, one.Statement.En, one.Statement.Fr, one.Remedy.En, one.Remedy.Fr,
            string.Join("; ", one.Clauses), Words.Id(one.Asset), Words.Id(one.ShownBy),
        })),
        DataTable.Of("weights", new("How far controls bear on promises", "Poids des contrôles sur les promesses"),
        [
            CommitmentId, ControlId,
            Number("met", "0-3: how much having it shows the promise kept", "0-3\u00A0: combien l’avoir montre la promesse tenue"),
            Number("unmet", "0-3: how much lacking it shows the promise not kept", "0-3\u00A0: combien ne pas l’avoir la montre non tenue"),
            Text("rationale_en", "Why, English", "Pourquoi, en anglais"),
            Text("rationale_fr", "Why, French", "Pourquoi, en français"),
        ],
        source => from accord in source.Catalogue.Accords
                  from commitment in accord.Commitments
                  from one in commitment.Controls
                  select new[]
                  {
                      commitment.Id, one.ControlId, Number(one.Met), Number(one.Unmet), one.Rationale.En, one.Rationale.Fr,
                  }),
        DataTable.Of("crosswalk", new("How promises of different accords relate", "Rapports entre promesses d’accords différents"),
        [
            Text("from", "The promise that transfers", "La promesse qui se transmet"),
            Text("to", "The promise it bears on", "La promesse sur laquelle elle pèse"),
            Text("relation", "How they relate", "Leur rapport"),
            Number("strength", "0-3", "0-3"),
            Number("met_transfer", "0-3: how far keeping the first shows the second kept", "0-3\u00A0: combien tenir la première montre la seconde tenue"),
            Number("unmet_transfer", "0-3: how far breaking the first shows the second broken", "0-3\u00A0: combien rompre la première montre la seconde rompue"),
            Text("rationale_en", "Why, English", "Pourquoi, en anglais"),
            Text("rationale_fr", "Why, French", "Pourquoi, en français"),
        ],
        source => source.Catalogue.Crosswalk.Select(one => new[]
        {
            one.From, one.To, one.Relation, Number(one.Strength), Number(one.MetTransfer), Number(one.UnmetTransfer),
            one.Rationale.En, one.Rationale.Fr,
        })),
    ];
}
