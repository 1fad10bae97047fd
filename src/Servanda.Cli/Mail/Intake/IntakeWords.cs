using Servanda.Accords;
using Servanda.Cli.Mail.Answers;
using Servanda.Core;

namespace Servanda.Cli.Mail.Intake;

/// <summary>What intake says to an operator.</summary>
static class IntakeWords
{
    static readonly Dictionary<string, Text> Reasons = new(StringComparer.Ordinal)
    {
        ["report.empty"] = new("nothing in it", "vide"),
        ["report.unknown"] = new("neither XML nor JSON, gzip or zip, nor a message", "ni XML ni JSON, gzip ou zip, ni message"),
        ["report.none"] = new("a message without a report in it", "un message sans rapport"),
        ["report.unreadable"] = new("cannot be read", "illisible"),
        ["report.nested"] = new("an archive inside an archive, which no reporter sends", "une archive dans une archive, ce que personne n’envoie"),
        ["report.depth"] = new("messages inside messages, too deep", "des messages dans des messages, trop profondément"),
        ["report.unpack.ratio"] = new("unpacks to far more than a report would", "se décompresse en bien plus qu’un rapport"),
        ["report.unpack.size"] = new("unpacks to more than is read", "se décompresse en plus que ce qui est lu"),
        ["report.unpack.damaged"] = new("the archive is damaged or breaks off", "l’archive est abîmée ou coupée"),
        ["report.zip.directory"] = new("the zip was cut off", "le zip est coupé"),
        ["report.zip.method"] = new("encrypted, or packed by a method other than deflate", "chiffré, ou compressé autrement que par deflate"),
        ["report.zip.files"] = new("more files in the zip than are opened", "plus de fichiers dans le zip qu’on n’en ouvre"),
        ["report.zip.empty"] = new("a zip without a file", "un zip sans fichier"),
        ["xml.encoding"] = new("not in the encoding it claims", "n’est pas dans le codage annoncé"),
        ["xml.character"] = new("characters that XML does not have", "des caractères que XML n’a pas"),
        ["xml.doctype"] = new("a document type, which is passed over", "un type de document, laissé de côté"),
        ["xml.entity"] = new("entities that are not the five of XML", "des entités qui ne sont pas celles de XML"),
        ["xml.markup"] = new("broken XML", "XML mal formé"),
        ["xml.nesting"] = new("XML elements end in the wrong order", "des éléments XML se ferment dans le désordre"),
        ["xml.end"] = new("the XML breaks off", "le XML s’interrompt"),
        ["xml.depth"] = new("XML nested too deep", "XML imbriqué trop profondément"),
        ["xml.size"] = new("a piece of XML larger than is read", "un morceau de XML plus grand que ce qui est lu"),
        ["xml.trailing"] = new("something after the end of the XML", "quelque chose après la fin du XML"),
        ["aggregate.root"] = new("XML, but no DMARC aggregate report", "du XML, mais pas un rapport DMARC agrégé"),
        ["aggregate.metadata"] = new("no report_metadata: who reports is unknown", "pas de report_metadata : on ne sait qui rapporte"),
        ["aggregate.policy-published"] = new("no policy_published", "pas de policy_published"),
        ["aggregate.records"] = new("no record in it", "aucun enregistrement"),
        ["tls-report.json"] = new("broken JSON", "JSON mal formé"),
        ["tls-report.encoding"] = new("JSON that is not UTF-8", "du JSON qui n’est pas de l’UTF-8"),
        ["tls-report.root"] = new("JSON, but no TLS report", "du JSON, mais pas un rapport TLS"),
        ["tls-report.size"] = new("a TLS report larger than is read", "un rapport TLS plus grand que ce qui est lu"),
    };

    /// <summary>Why a place has no report, in a line.</summary>
    public static Text Why(Refusal refusal) => new(
        $"{refusal.Place}: {string.Join("; ", refusal.Problems.Select(one => Why(one).En))}",
        $"{refusal.Place} : {string.Join(" ; ", refusal.Problems.Select(one => Why(one).Fr))}");

    /// <summary>The counts.</summary>
    public static Text Counts(Taken taken) => new(
        $"{AnswerWords.Count(taken.Stored, "report", "reports")} stored ({AnswerWords.Count(taken.Records, "record", "records")}, "
            + $"{AnswerWords.Count(taken.Messages, "message", "messages")}, {AnswerWords.Count(taken.Problems, "problem", "problems")} kept), "
            + $"{Figures.Number(taken.Known).En} known already, {Figures.Number(taken.Refused).En} refused.",
        $"{AnswerWords.CountFr(taken.Stored, "rapport enregistré", "rapports enregistrés")} "
            + $"({AnswerWords.CountFr(taken.Records, "enregistrement", "enregistrements")}, "
            + $"{AnswerWords.CountFr(taken.Messages, "message", "messages")}, {AnswerWords.CountFr(taken.Problems, "problème", "problèmes")}), "
            + $"{Figures.Number(taken.Known).Fr} déjà connus, {Figures.Number(taken.Refused).Fr} refusés.");

    /// <summary>Where reports can be asked about now.</summary>
    public static Text Watching(string path) => new(
        $"Watching {path}; Ctrl-C ends it.", $"Surveillance de {path} ; Ctrl-C pour finir.");

    static Text Why(Problem problem)
    {
        var word = Reasons.GetValueOrDefault(problem.Code, Text.Same($"{problem.Code}, {problem.Clause}"));
        return problem.Detail is null ? word : new Text($"{word.En} ({problem.Detail})", $"{word.Fr} ({problem.Detail})");
    }
}
