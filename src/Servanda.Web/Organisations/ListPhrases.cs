using Servanda.Accords;

namespace Servanda.Web.Organisations;

/// <summary>What the list of organisations says.</summary>
static class ListPhrases
{
    public static Text Title { get; } = new("Organisations", "Organisations");

    public static Text Lead { get; } = new(
        "Everyone whom a register names, in alphabetical order. Nothing here is a ranking.",
        "Tous ceux que nomme un registre, par ordre alphabétique. Ceci n’est pas un classement.");

    public static Text AnyAccord { get; } = new("Any accord", "Tous les accords");

    public static Text Accord { get; } = new("Accord", "Accord");

    public static Text Accords { get; } = new("Signed", "Signé");

    public static Text OnlyMeasured { get; } = new("Only those looked at", "Seulement les examinées");

    public static Text Compare { get; } = new("Compare organisations side by side", "Comparer des organisations côte à côte");

    public static Text Organisations(int count) => new(
        count == 1 ? "organisation" : "organisations", count < 2 ? "organisation" : "organisations");

    public static Text NobodyAtAll { get; } = new("The register is empty", "Le registre est vide");

    public static Text NobodyAtAllAdvice { get; } = new(
        "No list of signatories has been imported yet.", "Aucune liste de signataires n’a encore été importée.");
}
