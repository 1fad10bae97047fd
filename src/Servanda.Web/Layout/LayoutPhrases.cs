using Servanda.Accords;

namespace Servanda.Web.Layout;

/// <summary>What stands round every page.</summary>
static class LayoutPhrases
{
    public static Text SkipToContent { get; } = new("Skip to content", "Aller au contenu");

    public static Text MainNavigation { get; } = new("Main", "Principale");

    public static Text FootNavigation { get; } = new("About this site", "À propos de ce site");

    public static Text Breadcrumb { get; } = new("You are here", "Vous êtes ici");

    public static Text ToHome { get; } = new("Servanda, home", "Servanda, accueil");

    public static Text Accords { get; } = new("Accords", "Accords");

    public static Text Organisations { get; } = new("Organisations", "Organisations");

    public static Text Compare { get; } = new("Compare", "Comparer");

    public static Text Controls { get; } = new("Controls", "Contrôles");

    public static Text Method { get; } = new("Method", "Méthode");

    public static Text Data { get; } = new("Data", "Données");

    public static Text Verify { get; } = new("Verify", "Vérifier");

    public static Text Log { get; } = new("The log", "Le journal");

    public static Text Apply { get; } = new("Apply", "Adhérer");

    public static Text Account { get; } = new("Account", "Compte");

    public static Text Licence { get; } = new("Licence", "Licence");

    public static Text Accessibility { get; } = new("Accessibility", "Accessibilité");

    public static Text Privacy { get; } = new("Privacy", "Vie privée");

    public static Text Programs { get; } = new("For programs", "Pour les programmes");

    public static Text About { get; } = new("About Servanda", "À propos de Servanda");

    public static Text Search { get; } = new("Search", "Rechercher");

    public static Text SearchOrganisations { get; } = new("Find an organisation", "Trouver une organisation");

    public static Text WhatThisIs { get; } = new(
        "Servanda shows who signed which accord, and what they are seen to do. What could not be seen counts for nobody and against nobody.",
        "Servanda montre qui a signé quel accord, et ce que l’on voit des actes. Ce qui n’a pu être vu ne compte ni pour ni contre personne.");

    public static Text Demonstration { get; } = new(
        "A demonstration: the organisations of the demonstration accord are made up and measured in a laboratory. The other registers are real.",
        "Une démonstration\u00A0: les organisations de l’accord de démonstration sont inventées et mesurées en laboratoire. Les autres registres sont réels.");

    /// <summary>The language's own name, for the way to the other one.</summary>
    public static string Name(Language language) => language switch
    {
        Language.English => "English",
        Language.French => "Français",
    };
}
