using Servanda.Accords;

namespace Servanda.Web.Data;

/// <summary>What the page of the data says.</summary>
static class DataPhrases
{
    public static Text Title { get; } = new("Data", "Données");
    public static Text Lead { get; } = new(
        "Everything public here, to take along: who signed what, what was promised, what was seen, and every change of the register.",
        "Tout ce qui est public ici, à emporter\u00A0: qui a signé quoi, ce qui fut promis, ce qui a été vu, et chaque changement du registre.");
    public static Text Whole { get; } = new("Everything in one file", "Tout en un fichier");
    public static Text WholeMeans { get; } = new(
        "A zip of every table as CSV, with a description of its fields (datapackage.json). It is made when you ask for it, from the register as it stands.",
        "Un zip de toutes les tables en CSV, avec la description de leurs champs (datapackage.json). Il est fait à la demande, d’après le registre tel qu’il est.");
    public static Text Download { get; } = new("Download the whole dump", "Télécharger le tout");
    public static Text Tables { get; } = new("Tables", "Tables");
    public static Text TablesNote { get; } = new(
        "UTF-8, commas, a header line, dates as ISO 8601 and as far as they are known. In a CSV file a cell that a spreadsheet would take for a formula begins with an apostrophe; the JSON has it without.",
        "UTF-8, virgules, une ligne d’en-tête, dates ISO 8601 aussi précises qu’on les connaît. Dans un fichier CSV, une cellule qu’un tableur prendrait pour une formule commence par une apostrophe\u00A0; le JSON ne l’a pas.");
    public static Text Field { get; } = new("Field", "Champ");
    public static Text Kind { get; } = new("Kind", "Type");
    public static Text Meaning { get; } = new("What it says", "Ce qu’il dit");
    public static Text FieldsOf { get; } = new("Fields", "Champs");
    public static Text Licensing { get; } = new("Licence", "Licence");
    public static Text Licence { get; } = new(
        "What Servanda wrote and measured (texts, controls, weights, findings, headlines) may be used under the Apache License 2.0. Facts taken from a source, above all the lists of signatories, carry the name of that source and are as free as it leaves them.",
        "Ce que Servanda a écrit et mesuré (textes, contrôles, poids, constats, titres) peut être utilisé sous licence Apache 2.0. Les faits tirés d’une source, avant tout les listes de signataires, portent le nom de cette source et sont aussi libres qu’elle les laisse.");
    public static Text Care { get; } = new("Before you make a ranking of it", "Avant d’en faire un classement");
    public static Text CareMeans { get; } = new(
        "Unknown is not a failure: most organisations were not measured, and what nobody could look at says nothing about anyone. Headlines of two methods cannot be compared. Weights and the crosswalk are judgements, with their reasons beside them.",
        "L’inconnu n’est pas un échec\u00A0: la plupart des organisations n’ont pas été mesurées, et ce que personne n’a pu observer ne dit rien de qui que ce soit. Les titres de deux méthodes ne se comparent pas. Poids et rapprochements sont des jugements, dont les raisons figurent à côté.");
    public static Text OtherWays { get; } = new("Other ways in", "Autres accès");
    public static Text Api { get; } = new("API, with its OpenAPI document", "API, avec son document OpenAPI");
    public static Text Feeds { get; } = new(
        "Atom feeds stand on the page of each accord and organisation.", "Des fils Atom figurent sur la page de chaque accord et organisation.");
    public static Text Log { get; } = new("The transparency log", "Le journal de transparence");
    public static Text State(long change, string english, string french) => new(
        $"Change {Cells.Number(change)} of the register, {english}.", $"Changement {Cells.Number(change)} du registre, {french}.");

    public static Text Word(DataKind kind) => kind switch
    {
        DataKind.Text => new("text", "texte"),
        DataKind.Number => new("whole number", "nombre entier"),
        DataKind.Truth => new("true or false", "vrai ou faux"),
        DataKind.Date => new("date, as far as known", "date, autant que connue"),
        DataKind.Moment => new("moment, UTC", "instant, UTC"),
    };
}
