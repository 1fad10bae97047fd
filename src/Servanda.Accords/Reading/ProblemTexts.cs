namespace Servanda.Accords.Reading;

/// <summary>What each problem code says to a person; <c>{0}</c> stands for the offending piece.</summary>
static class ProblemTexts
{
    static readonly Dictionary<string, Text> All = new(StringComparer.Ordinal)
    {
        ["file.unknown"] = new(
            "This file has no place in a catalogue. Remove it, or move it to accords/, controls/ or registers/.",
            "Ce fichier n’a pas sa place dans un catalogue. Supprimez-le ou rangez-le dans accords/, controls/ ou registers/."),
        ["file.duplicate"] = new(
            "The same path was given twice. Give each file once.",
            "Le même chemin a été donné deux fois. Donnez chaque fichier une seule fois."),
        ["file.missing"] = new(
            "The file '{0}' is missing.",
            "Le fichier « {0} » manque."),
        ["file.size"] = new(
            "The file is larger than {0}. Split it.",
            "Le fichier dépasse {0}. Divisez-le."),
        ["file.encoding"] = new(
            "These bytes are not UTF-8. Save the file as UTF-8.",
            "Ces octets ne sont pas de l’UTF-8. Enregistrez le fichier en UTF-8."),
        ["file.empty"] = new(
            "The file has nothing in it. Add at least one entry.",
            "Le fichier est vide. Ajoutez au moins une entrée."),
        ["limit.problems"] = new(
            "There are more problems than are shown. Mend these first.",
            "Il y a plus de problèmes que ceux affichés. Corrigez d’abord ceux-ci."),
        ["limit.count"] = new(
            "There are more entries here than {0}. Split the file.",
            "Il y a ici plus de {0} entrées. Divisez le fichier."),

        ["yaml.syntax"] = new(
            "This is not YAML. Check quotation marks, brackets and indentation here. {0}",
            "Ce n’est pas du YAML. Vérifiez ici guillemets, crochets et retraits. {0}"),
        ["yaml.anchor"] = new(
            "Anchors and aliases are refused. Write the value out.",
            "Les ancres et les alias sont refusés. Écrivez la valeur en toutes lettres."),
        ["yaml.tag"] = new(
            "Tags are refused. Write the plain value.",
            "Les étiquettes (tags) sont refusées. Écrivez la valeur seule."),
        ["yaml.depth"] = new(
            "Lists and mappings are nested deeper than {0} levels.",
            "Les listes et les tables sont imbriquées sur plus de {0} niveaux."),
        ["yaml.documents"] = new(
            "A file holds one YAML document. Remove the second.",
            "Un fichier contient un seul document YAML. Supprimez le second."),
        ["yaml.key"] = new(
            "A key has to be a plain word.",
            "Une clé doit être un simple mot."),
        ["yaml.key.duplicate"] = new(
            "The key '{0}' stands here twice. Keep one.",
            "La clé « {0} » figure ici deux fois. N’en gardez qu’une."),

        ["csv.quote"] = new(
            "A quotation mark is out of place: quote the whole field, and double the marks inside it (RFC 4180 §2).",
            "Un guillemet est mal placé : mettez tout le champ entre guillemets et doublez ceux qu’il contient (RFC 4180 §2)."),
        ["csv.quote.open"] = new(
            "This quoted field is never closed (RFC 4180 §2).",
            "Ce champ entre guillemets n’est jamais fermé (RFC 4180 §2)."),
        ["csv.columns"] = new(
            "This row does not have as many fields as the header: {0}.",
            "Cette ligne n’a pas autant de champs que l’en-tête : {0}."),
        ["csv.header"] = new(
            "The first line has to name the columns: {0}.",
            "La première ligne doit nommer les colonnes : {0}."),
        ["csv.column.unknown"] = new(
            "There is no column '{0}'. Remove or rename it.",
            "La colonne « {0} » n’existe pas. Supprimez-la ou renommez-la."),
        ["csv.column.missing"] = new(
            "The column '{0}' is missing.",
            "La colonne « {0} » manque."),
        ["csv.column.duplicate"] = new(
            "The column '{0}' stands here twice.",
            "La colonne « {0} » figure deux fois."),

        ["field.unknown"] = new(
            "There is no field '{0}' here. Remove it or correct its spelling.",
            "Le champ « {0} » n’existe pas ici. Supprimez-le ou corrigez son orthographe."),
        ["field.missing"] = new(
            "The field '{0}' is missing.",
            "Le champ « {0} » manque."),
        ["field.empty"] = new(
            "The field '{0}' is empty. Fill it in or leave it out.",
            "Le champ « {0} » est vide. Remplissez-le ou supprimez-le."),
        ["field.type"] = new(
            "This has to be {0}.",
            "Il faut ici : {0}."),
        ["field.value"] = new(
            "'{0}' is not among the values allowed here.",
            "« {0} » ne fait pas partie des valeurs admises ici."),
        ["field.space"] = new(
            "'{0}' begins or ends with a space. Remove it.",
            "« {0} » commence ou finit par une espace. Supprimez-la."),
        ["text.translation"] = new(
            "The translation '{0}' is missing: every text is written in English (en) and in French (fr).",
            "La traduction « {0} » manque : tout texte est écrit en anglais (en) et en français (fr)."),
        ["weight.range"] = new(
            "'{0}' is not a weight. Write 0, 1, 2 or 3.",
            "« {0} » n’est pas un poids. Écrivez 0, 1, 2 ou 3."),
        ["weight.none"] = new(
            "A control that counts for nothing, met or unmet, is not part of the commitment. Remove '{0}' or weigh it.",
            "Une mesure qui ne compte pour rien, respectée ou non, n’a pas sa place ici. Retirez « {0} » ou donnez-lui un poids."),

        ["id.form"] = new(
            "'{0}' is not an identifier of the form wanted here: lower-case letters, digits and hyphens.",
            "« {0} » n’est pas un identifiant de la forme voulue ici : lettres minuscules, chiffres et tirets."),
        ["id.place"] = new(
            "'{0}' does not belong in this file: the identifier and the file name have to agree.",
            "« {0} » n’a pas sa place dans ce fichier : l’identifiant et le nom du fichier doivent concorder."),
        ["id.duplicate"] = new(
            "'{0}' stands twice. Keep one, or give one of them another identifier.",
            "« {0} » figure deux fois. N’en gardez qu’un, ou changez l’identifiant de l’un des deux."),
        ["id.dangling"] = new(
            "'{0}' is not in the catalogue. Correct its spelling or add it.",
            "« {0} » n’est pas dans le catalogue. Corrigez l’orthographe ou ajoutez-le."),
        ["organisation.unsigned"] = new(
            "No register names the organisation '{0}'. Remove it or add its signature.",
            "Aucun registre ne nomme l’organisation « {0} ». Retirez-la ou ajoutez sa signature."),
        ["organisation.name"] = new(
            "The organisation is not known under the name '{0}'. Add the name to organisations.csv, or correct the identifier.",
            "L’organisation n’est pas connue sous le nom « {0} ». Ajoutez ce nom à organisations.csv ou corrigez l’identifiant."),
        ["organisation.caution"] = new(
            "A doubtful domain needs a caution that says why it is doubted.",
            "Un domaine douteux demande une mise en garde qui dise pourquoi on en doute."),
        ["organisation.empty"] = new(
            "Nothing is known of '{0}' that could be looked at. Add a domain, an ASN, a product or an attestation.",
            "On ne connaît de « {0} » rien qui puisse être examiné. Ajoutez un domaine, un ASN, un produit ou une attestation."),
        ["organisation.conflict"] = new(
            "The rows of one organisation disagree: '{0}'. Make them agree, or give the organisations different names.",
            "Les lignes d’une même organisation se contredisent : « {0} ». Accordez-les, ou donnez aux organisations des noms différents."),

        ["country.invalid"] = new(
            "'{0}' is not a country code. Write three capital letters of ISO 3166-1, such as FRA.",
            "« {0} » n’est pas un code de pays. Écrivez trois lettres capitales de la norme ISO 3166-1, comme FRA."),
        ["date.invalid"] = new(
            "'{0}' is not a date. Write 2018, 2018-11 or 2018-11-12, and leave it empty when it is not known.",
            "« {0} » n’est pas une date. Écrivez 2018, 2018-11 ou 2018-11-12, et laissez vide si elle n’est pas connue."),
        ["date.order"] = new(
            "The last day ({0}) comes before the first.",
            "Le dernier jour ({0}) précède le premier."),
        ["domain.invalid"] = new(
            "'{0}' is not a domain name. Write it alone, such as example.org, without https:// and without a path.",
            "« {0} » n’est pas un nom de domaine. Écrivez-le seul, comme example.org, sans https:// ni chemin."),
        ["selector.invalid"] = new(
            "'{0}' is not a DKIM selector. Write the part before ._domainkey (RFC 6376 §3.1).",
            "« {0} » n’est pas un sélecteur DKIM. Écrivez la partie qui précède ._domainkey (RFC 6376 §3.1)."),
        ["asn.invalid"] = new(
            "'{0}' is not an AS number. Write AS64496.",
            "« {0} » n’est pas un numéro d’AS. Écrivez AS64496."),
        ["digest.invalid"] = new(
            "'{0}' is not a SHA-256 digest. Write its 64 lower-case hexadecimal characters.",
            "« {0} » n’est pas une empreinte SHA-256. Écrivez ses 64 caractères hexadécimaux en minuscules."),
        ["year.invalid"] = new(
            "'{0}' is not a year.",
            "« {0} » n’est pas une année."),
    };

    /// <summary>Every code there is.</summary>
    public static IReadOnlyCollection<string> Codes => All.Keys;

    public static Text For(string code, string? detail)
    {
        var text = All[code];
        return new(Fill(text.En, detail), Fill(text.Fr, detail));
    }

    static string Fill(string template, string? detail) => template.Replace("{0}", detail, StringComparison.Ordinal).TrimEnd();
}
