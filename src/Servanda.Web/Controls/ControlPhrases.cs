using Servanda.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.Controls;

/// <summary>What the pages of controls say.</summary>
static class ControlPhrases
{
    public static Text Controls { get; } = new("Controls", "Contrôles");
    public static Text Lead { get; } = new(
        "The practices that show a promise kept: what each asks, which standard it rests on, how it is shown, and how to come to have it.",
        "Les pratiques qui montrent une promesse tenue\u00A0: ce que chacune demande, sur quelle norme elle repose, comment elle se montre et comment l’acquérir.");
    public static Text Asks { get; } = new("What it asks", "Ce qu’il demande");
    public static Text Remedy { get; } = new("How to come to have it", "Comment l’acquérir");
    public static Text Clauses { get; } = new("Rests on", "Repose sur");
    public static Text NoClause { get; } = new("no standard", "aucune norme");
    public static Text Asset { get; } = new("A practice of", "Une pratique de");
    public static Text ShownBy { get; } = new("Shown by", "Montré par");
    public static Text Beware { get; } = new("To beware of", "À savoir");
    public static Text Rules { get; } = new("The rules that judge it", "Les règles qui le jugent");
    public static Text RulesNote { get; } = new(
        "Required rules decide the control, recommended ones inform. Each is a pure function of what was seen, and gives the same answer from the bundle alone.",
        "Les règles exigées décident du contrôle, les recommandées informent. Chacune est une fonction pure de ce qui a été vu, et donne la même réponse à partir du seul dossier de preuves.");
    public static Text RulesUnknown { get; } = new(
        "No assessment was made here yet, so no method is on record. The rules are in the method's documentation and in the program: servanda explain prints each.",
        "Aucune évaluation n’a encore été faite ici, donc aucune méthode n’est inscrite. Les règles sont dans la documentation de la méthode et dans le programme\u00A0: servanda explain affiche chacune.");
    public static Text NoRules { get; } = new(
        "No rule of this version measures it. Only a dated, signed statement with its document shows it.",
        "Aucune règle de cette version ne le mesure. Seule une déclaration datée et signée, avec son document, le montre.");
    public static Text Rule { get; } = new("Rule", "Règle");
    public static Text Clause { get; } = new("Clause", "Clause");
    public static Text Weight { get; } = new("Weight", "Poids");
    public static Text BearsOn { get; } = new("The promises it bears on", "Les promesses sur lesquelles il pèse");
    public static Text BearsOnNothing { get; } = new(
        "No promise of the accords kept here rests on it.", "Aucune promesse des accords tenus ici ne repose sur lui.");
    public static Text Promise { get; } = new("Promise", "Promesse");
    public static Text Stands { get; } = new("How it stands", "Où on en est");
    public static Text StandsNote { get; } = new(
        "How the control stands with every organisation that has a public assessment. Nobody who was not measured is counted.",
        "L’état du contrôle chez toutes les organisations qui ont une évaluation publique. Qui n’a pas été mesuré n’est compté nulle part.");
    public static Text NobodyMeasured { get; } = new(
        "No organisation has a public assessment of it yet.", "Aucune organisation n’en a encore d’évaluation publique.");
    public static Text State { get; } = new("State", "État");
    public static Text Organisations { get; } = new("Organisations", "Organisations");
    public static Text Who { get; } = new("Which", "Lesquelles");
    public static Text Explain { get; } = new("Explained at the terminal", "Expliqué au terminal");

    /// <summary>The name of a group of controls: the part of their ids before the dot.</summary>
    public static Text Group(string group) => group switch
    {
        "mail" => new("Mail", "Courrier"),
        "dns" => new("Names (DNS)", "Noms (DNS)"),
        "net" => new("Network", "Réseau"),
        "web" => new("Web", "Web"),
        "disclosure" => new("Vulnerability disclosure", "Divulgation des vulnérabilités"),
        "routing" => new("Routing", "Routage"),
        "product" => new("Products", "Produits"),
        "sharing" => new("Sharing and response", "Partage et réaction"),
        "conduct" => new("Conduct", "Conduite"),
        "capacity" => new("Capacity and education", "Capacités et éducation"),
        _ => Text.Same(group),
    };

    /// <summary>Whose practice it is.</summary>
    public static Text Of(AssetKind kind) => kind switch
    {
        AssetKind.Domain => new("a domain", "un domaine"),
        AssetKind.AutonomousSystem => new("a network (autonomous system)", "un réseau (système autonome)"),
        AssetKind.Product => new("a product", "un produit"),
        AssetKind.Repository => new("a source repository", "un dépôt de sources"),
        AssetKind.Organisation => new("the organisation itself", "l’organisation elle-même"),
    };

    public static Text Count(int count) => new(
        $"{Numbers.Of(count, Language.English)} {(count == 1 ? "control" : "controls")}",
        $"{Numbers.Of(count, Language.French)} {(count < 2 ? "contrôle" : "contrôles")}");

    public static Text BearsOnCount(int count) => new(
        $"bears on {Numbers.Of(count, Language.English)} {(count == 1 ? "promise" : "promises")}",
        $"pèse sur {Numbers.Of(count, Language.French)} {(count < 2 ? "promesse" : "promesses")}");
}
