using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Storage.Register;
using static Servanda.Web.Data.Cells;

namespace Servanda.Web.Data;

/// <summary>The register as tables: who there is, who signed what, and every change.</summary>
static class RegisterTables
{
    static readonly DataColumn OrganisationId = Text("organisation", "The organisation's id", "Identifiant de l’organisation");
    static readonly DataColumn AccordId = Text("accord", "The accord's id", "Identifiant de l’accord");
    static readonly DataColumn Change = Number("change", "The change that brought it", "Le changement qui l’a apporté");

    public static IReadOnlyList<DataTable> All { get; } =
    [
        DataTable.Of("organisations", new("Organisations", "Organisations"),
        [
            OrganisationId,
            Text("name", "The name it is known by", "Le nom sous lequel elle est connue"),
            Text("country", "ISO 3166-1 alpha-3", "ISO 3166-1 alpha-3"),
            Text("caution_en", "What to beware of, English", "À savoir, en anglais"),
            Text("caution_fr", "What to beware of, French", "À savoir, en français"),
            Change,
        ],
        source => source.Register.Organisations.Select(one => new[]
        {
            one.Id, one.Name, one.Country, one.Caution?.En, one.Caution?.Fr, Number(one.Change),
        })),
        DataTable.Of("names", new("Names of organisations", "Noms des organisations"),
        [
            OrganisationId,
            Text("name", "A name", "Un nom"),
            Text("language", "Its language, where it has one", "Sa langue, s’il en a une"),
            Text("kind", "official, other or former", "officiel (official), autre (other) ou ancien (former)"),
            Date("since", "Since when", "Depuis quand"),
            Change,
        ],
        source => from organisation in source.Register.Organisations
                  from one in organisation.Names
                  select new[]
                  {
                      organisation.Id, one.Name, one.Language is { } language ? Words.Id(language) : null,
                      RegisterWords.Id(one.Kind), Date(one.Since), Number(one.Change),
                  }),
        DataTable.Of("identifiers", new("Identifiers in other registers", "Identifiants dans d’autres registres"),
        [
            OrganisationId,
            Text("scheme", "lei, wikidata or the name of a register", "lei, wikidata ou le nom d’un registre"),
            Text("value", "The identifier", "L’identifiant"),
            Change,
        ],
        source => from organisation in source.Register.Organisations
                  from one in organisation.Identifiers
                  select new[] { organisation.Id, one.Scheme, one.Value, Number(one.Change) }),
        DataTable.Of("assets", new("What belongs to organisations", "Ce qui appartient aux organisations"),
        [
            OrganisationId,
            Text("kind", "What it is", "Ce que c’est"),
            Text("name", "Its name", "Son nom"),
            Text("standing", "How far it is the organisation's own", "Dans quelle mesure il appartient à l’organisation"),
            Change,
        ],
        source => from organisation in source.Register.Organisations
                  from one in organisation.Assets
                  select new[]
                  {
                      organisation.Id, Words.Id(one.Kind), one.Name, RegisterWords.Id(one.Standing), Number(one.Change),
                  }),
        DataTable.Of("signatures", new("Signatures, with their whole history", "Signatures, avec toute leur histoire"),
        [
            Text("signature", "The signature's id", "Identifiant de la signature"), AccordId, OrganisationId,
            Number("state", "From 1; the highest holds", "À partir de 1\u00A0; le plus élevé fait foi"),
            Truth("is_latest", "Whether this state holds", "Si cet état fait foi"),
            Text("status", "active, suspended, withdrawn, succeeded or void", "en vigueur, suspendue, retirée, reprise ou nulle"),
            Text("name", "The name signed under", "Le nom sous lequel elle est signée"),
            Text("category", "The category its source gives", "La catégorie que donne sa source"),
            Date("signed_on", "When it was signed", "Quand elle fut signée"),
            Date("since", "Since when it is in this state", "Depuis quand elle est dans cet état"),
            Text("version", "The version of the text", "La version du texte"),
            Text("basis", "On whose word: signatory or source", "Sur la foi de qui\u00A0: signataire ou source"),
            Text("source", "Who says so", "Qui le dit"),
            Truth("is_unverified", "Whether part of it was checked by nobody", "Si une partie n’a été vérifiée par personne"),
            Change,
        ],
        source => from organisation in source.Register.Organisations
                  from signature in organisation.Signatures
                  from one in signature.History
                  select new[]
                  {
                      signature.Id, signature.AccordId, organisation.Id, Number(one.Number), Truth(one == signature.Current),
                      RegisterWords.Id(one.Status), one.Name, one.Category, Date(one.SignedOn), Date(one.Since), one.Version,
                      LeafWords.Id(one.Basis), one.Source, Truth(one.IsUnverified), Number(one.Change),
                  }),
        DataTable.Of("successions", new("Mergers, renamings and splits", "Fusions, changements de nom et scissions"),
        [
            Text("predecessor", "The one before", "Celle d’avant"),
            Text("successor", "The one after", "Celle d’après"),
            Text("kind", "merger, renaming or split", "fusion, changement de nom ou scission"),
            Date("on", "When", "Quand"),
            Change,
        ],
        source => from organisation in source.Register.Organisations
                  from one in organisation.Successions
                  where one.Predecessor == organisation.Id
                  select new[] { one.Predecessor, one.Successor, RegisterWords.Id(one.Kind), Date(one.On), Number(one.Change) }),
        DataTable.Of("changes", new("Every change of the register", "Chaque changement du registre"),
        [
            Number("change", "From 1, without gaps", "À partir de 1, sans trou"),
            Moment("at", "When it was made", "Quand il fut fait"),
            Text("kind", "What it did", "Ce qu’il a fait"), OrganisationId, AccordId,
            Text("signature", "The signature's id", "Identifiant de la signature"),
            Text("reason", "Why", "Pourquoi"),
            Number("corrects", "The change that it puts right", "Le changement qu’il rectifie"),
        ],
        source => source.Register.Changes.Reverse().Select(one => new[]
        {
            Number(one.Number), Moment(one.At), RegisterWords.Id(one.Kind), one.OrganisationId, one.AccordId, one.SignatureId,
            one.Reason, one.Corrects is { } corrected ? Number(corrected) : null,
        })),
        DataTable.Of("versions", new("Versions of the accords' texts", "Versions des textes des accords"),
        [
            AccordId,
            Text("version", "Such as the year of the text", "Par exemple l’année du texte"),
            Text("language", "The text's language", "La langue du texte"),
            Text("title", "The title it has", "Le titre qu’il porte"),
            Text("text_sha256", "SHA-256 of the text, where it is held", "SHA-256 du texte, s’il est conservé"),
            Date("effective", "Since when it holds", "Depuis quand il vaut"),
            Text("source", "Who says so", "Qui le dit"),
            Change,
        ],
        source => from accord in source.Register.Accords
                  from one in accord.Versions
                  select new[]
                  {
                      one.AccordId, one.Version, Words.Id(one.Language), one.Title, one.Text?.ToString(), Date(one.Effective),
                      one.Source, Number(one.Change),
                  }),
        DataTable.Of("lists", new("Lists that were imported", "Listes importées"),
        [
            Text("register", "The list", "La liste"),
            Text("list_sha256", "SHA-256 of the list", "SHA-256 de la liste"), AccordId,
            Number("rows", "How many rows it has", "Combien de lignes elle a"),
            Truth("is_complete", "Whether the source lists everyone", "Si la source énumère tout le monde"),
            Text("sources", "Where it was taken from", "D’où elle vient"),
            Change,
        ],
        source => source.Register.Baselines.Select(one => new[]
        {
            one.RegisterId, one.List.ToString(), one.AccordId, Number(one.Rows), Truth(one.IsComplete),
            string.Join("; ", one.Sources), Number(one.Change),
        })),
    ];
}
