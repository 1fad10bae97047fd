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
        var word = Reasons.GetValueOrDefault(problem.Code, Text.Same(problem.Code));
        return problem.Detail is null ? word : new Text($"{word.En} ({problem.Detail})", $"{word.Fr} ({problem.Detail})");
    }
}
