using Servanda.Accords;

namespace Servanda.Web.About;

/// <summary>How far these pages can be used by everyone, honestly.</summary>
static class AccessibilityPhrases
{
    public static Text Title { get; } = new("Accessibility", "Accessibilité");
    public static Text Lead { get; } = new(
        "These pages are made to be used by everyone, and this says how far that is checked.",
        "Ces pages sont faites pour que chacun puisse s’en servir\u00A0; voici jusqu’où cela est vérifié.");
    public static IReadOnlyList<(Text Heading, IReadOnlyList<Text> Points)> Sections { get; } =
    [
        (new("What we aim at", "Ce que nous visons"),
        [
            new("The Web Content Accessibility Guidelines (WCAG) 2.2, level AA.", "Les règles pour l’accessibilité des contenus Web (WCAG) 2.2, niveau AA."),
        ]),
        (new("What is done", "Ce qui est fait"),
        [
            new("Every page works with the keyboard alone, and the focus is always to be seen.", "Chaque page s’utilise au clavier seul, et le focus est toujours visible."),
            new("Every workflow works without scripts. The check of a bundle in the browser is an addition: the same check can be made by command.", "Chaque démarche fonctionne sans script. La vérification d’un dossier dans le navigateur est un ajout\u00A0: la même se fait par commande."),
            new("Unknown, not applicable and failed each have a shape and a word of their own; nothing is told by colour alone.", "Inconnu, sans objet et non satisfait ont chacun une forme et un mot\u00A0; rien n’est dit par la seule couleur."),
            new("Beside every chart stands its table. Text can be enlarged, and pages fit a width of 320 pixels.", "À côté de chaque graphique figure sa table. Le texte peut être agrandi, et les pages tiennent en 320 pixels de large."),
            new("Light and dark follow your system, and so does the wish for less motion.", "Clair et sombre suivent votre système, de même que le souhait de moins d’animation."),
        ]),
        (new("How it is checked", "Comment c’est vérifié"),
        [
            new("Every build of the program is made to run axe (wcag2a to wcag22aa) over the public pages, in both languages, light and dark, wide and narrow, and one whole journey with the keyboard alone.", "Chaque construction du programme prévoit de passer axe (wcag2a à wcag22aa) sur les pages publiques, dans les deux langues, en clair et en sombre, large et étroit, et d’accomplir un parcours entier au clavier seul."),
            new("Programs find only part of what matters. No audit by people who rely on assistive technology has been made yet.", "Les programmes ne trouvent qu’une partie de ce qui compte. Aucun audit par des personnes qui dépendent de technologies d’assistance n’a encore été fait."),
        ]),
        (new("What we know to be lacking", "Ce que nous savons imparfait"),
        [
            new("Names and reasons that come from sources and servers stand in the language they came in, and are not marked as such.", "Les noms et les raisons qui viennent de sources et de serveurs sont dans leur langue d’origine, sans que celle-ci soit indiquée."),
            new("The tile map places countries roughly; its table is the exact way to read it.", "La carte en carreaux place les pays approximativement\u00A0; sa table en est la lecture exacte."),
            new("Texts of accords are linked where their stewards publish them, some as PDF that is not accessible.", "Les textes des accords sont liés là où leurs dépositaires les publient, parfois en PDF non accessible."),
        ]),
    ];

    public static Text Tell { get; } = new("Tell us", "Nous le dire");
    public static Text TellMeans { get; } = new(
        "If something here cannot be used, please say so, with the address of the page and what you use to read it.",
        "Si quelque chose ici n’est pas utilisable, dites-le, en donnant l’adresse de la page et ce avec quoi vous la lisez.");
}
