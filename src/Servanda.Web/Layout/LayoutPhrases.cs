using Servanda.Accords;

namespace Servanda.Web.Layout;

/// <summary>What stands round every page.</summary>
static class LayoutPhrases
{
    public static Text SkipToContent { get; } = new("Skip to content", "Aller au contenu");

    public static Text MainNavigation { get; } = new("Main", "Principale");

    public static Text Accords { get; } = new("Accords", "Accords");

    public static Text Organisations { get; } = new("Organisations", "Organisations");
}
