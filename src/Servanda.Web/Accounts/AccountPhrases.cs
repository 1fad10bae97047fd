using Servanda.Accords;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>What the pages about accounts say.</summary>
static class AccountPhrases
{
    public static Text Accounts { get; } = new("Accounts", "Comptes");

    public static Text SignIn { get; } = new("Sign in", "Se connecter");

    public static Text SignOut { get; } = new("Sign out", "Se déconnecter");

    public static Text Mail { get; } = new("E-mail address", "Adresse électronique");

    public static Text Name { get; } = new("Your name", "Votre nom");

    public static Text NewMail { get; } = new("New e-mail address", "Nouvelle adresse électronique");

    public static Text NewMailHint { get; } = new(
        "A letter with a link goes there; the address counts from when you follow it. The old address is told.",
        "Une lettre avec un lien y est envoyée\u00A0; l’adresse compte dès que vous le suivez. L’ancienne adresse en est avertie.");

    public static Text SameMail { get; } = new("That is the address you have.", "C’est l’adresse que vous avez déjà.");

    public static Text Letters { get; } = new("Language of letters", "Langue des lettres");

    public static Text NameWanted { get; } = new("your name", "votre nom");

    public static Text Password { get; } = new("Password", "Mot de passe");

    public static Text NewPassword { get; } = new("New password", "Nouveau mot de passe");

    public static Text PasswordHint { get; } = new(
        $"At least {AccountSchemes.MinPassword} characters. Several words that do not belong together are better than signs.",
        $"Au moins {AccountSchemes.MinPassword} caractères. Plusieurs mots sans rapport entre eux valent mieux que des signes.");

    public static Text Code { get; } = new("Code", "Code");

    public static Text CodeHint { get; } = new(
        "Six digits of your authenticator application, or one of your recovery codes.",
        "Les six chiffres de votre application d’authentification, ou l’un de vos codes de secours.");

    public static Text NewCodeHint { get; } = new(
        "The six digits that the application shows now.", "Les six chiffres que l’application affiche maintenant.");

    /// <summary>The same whatever was wrong, and whether or not there is such an account.</summary>
    public static Text Wrong { get; } = new(
        "That did not fit together. Check address, password and code; after several tries there is a pause, which grows.",
        "Ces données ne vont pas ensemble. Vérifiez l’adresse, le mot de passe et le code\u00A0; après plusieurs essais vient une pause, qui s’allonge.");

    public static Text WrongPasskey { get; } = new(
        "This passkey was not accepted. Try again; the question to it is good for five minutes.",
        "Cette clé d’accès n’a pas été acceptée. Réessayez\u00A0; la question qui lui est posée vaut cinq minutes.");

    public static Text WrongCode { get; } = new(
        "This code is not right, or was used. Wait for the next one and enter that.",
        "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant et saisissez-le.");

    public static Text WrongMail { get; } = new(
        "That is no e-mail address, such as name@example.org.", "Ce n’est pas une adresse électronique, comme nom@example.org.");

    public static Text TooShort { get; } = new(
        $"At least {AccountSchemes.MinPassword} characters.", $"Au moins {AccountSchemes.MinPassword} caractères.");

    public static Text TooLong { get; } = new(
        $"At most {AccountSchemes.MaxPassword} characters.", $"{AccountSchemes.MaxPassword} caractères au plus.");

    public static Text TooUniform { get; } = new(
        "Too few different characters.", "Trop peu de caractères différents.");

    public static Text Changed { get; } = new(
        "Somebody changed this account in between. Look at it again.", "Ce compte a été modifié entre-temps. Regardez-le de nouveau.");

    public static Text NoScript { get; } = new(
        "Passkeys need a browser that runs our script. Without it, use a password with an authenticator.",
        "Les clés d’accès demandent un navigateur qui exécute notre script. Sans lui, utilisez un mot de passe et une application d’authentification.");

    public static Text PasskeyFailed { get; } = new(
        "Your browser gave no passkey. Try again, or use a password with an authenticator.",
        "Votre navigateur n’a donné aucune clé d’accès. Réessayez, ou utilisez un mot de passe et une application d’authentification.");

    public static Text PasskeyName { get; } = new("Name of the passkey", "Nom de la clé d’accès");

    public static Text PasskeyNameHint { get; } = new(
        "So that you know it again, such as “work laptop”.", "Pour la reconnaître, par exemple «\u00A0portable du bureau\u00A0».");

    public static Text Role(AccountRole role) => role switch
    {
        AccountRole.Signatory => new("signatory", "signataire"),
        AccountRole.Reviewer => new("reviewer", "examinateur"),
        AccountRole.Secretary => new("secretary", "secrétaire"),
        AccountRole.Administrator => new("administrator", "administrateur"),
    };

    public static Text Event(AccountEventKind kind) => kind switch
    {
        AccountEventKind.Made => new("Account made", "Compte ouvert"),
        AccountEventKind.SignedIn => new("Signed in", "Connexion"),
        AccountEventKind.Paused => new("Paused after wrong passwords or codes", "Mis en pause après des mots de passe ou codes erronés"),
        AccountEventKind.PasskeyAdded => new("Passkey added", "Clé d’accès ajoutée"),
        AccountEventKind.PasskeyRemoved => new("Passkey removed", "Clé d’accès retirée"),
        AccountEventKind.PasswordSet => new("Password and authenticator set", "Mot de passe et application définis"),
        AccountEventKind.PasswordRemoved => new("Password removed", "Mot de passe retiré"),
        AccountEventKind.CodesMade => new("New recovery codes", "Nouveaux codes de secours"),
        AccountEventKind.CodeUsed => new("Recovery code used", "Code de secours utilisé"),
        AccountEventKind.RecoveryAsked => new("Way back asked for by letter", "Retour demandé par lettre"),
        AccountEventKind.Recovered => new("Came back by a link", "Retour par un lien"),
        AccountEventKind.SessionsEnded => new("All sessions ended", "Toutes les sessions closes"),
        AccountEventKind.RoleChanged => new("Role changed", "Rôle modifié"),
        AccountEventKind.Locked => new("Locked", "Verrouillé"),
        AccountEventKind.Unlocked => new("Unlocked", "Déverrouillé"),
        AccountEventKind.ResetSent => new("Link to begin anew sent", "Lien de reconfiguration envoyé"),
        AccountEventKind.NameChanged => new("Name changed", "Nom modifié"),
        AccountEventKind.LanguageChanged => new("Language of letters changed", "Langue des lettres modifiée"),
        AccountEventKind.MailAsked => new("Another address asked for", "Autre adresse demandée"),
        AccountEventKind.MailChanged => new("Address changed", "Adresse modifiée"),
        AccountEventKind.Exported => new("Data taken along", "Données emportées"),
        AccountEventKind.Erased => new("Account erased", "Compte effacé"),
    };

    /// <summary>What is wrong with a password, from the code Identity gives.</summary>
    public static Text ProblemOf(string code) => code == "PasswordRequiresUniqueChars" ? TooUniform : TooShort;
}
