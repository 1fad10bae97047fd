using Servanda.Accords;
using Servanda.Core;

namespace Servanda.Web.Apply;

/// <summary>What the form and the pages of an application say.</summary>
static class ApplyPhrases
{
    public static Text Title { get; } = new("Sign an accord", "Signer un accord");

    public static Text Lead { get; } = new(
        "An organisation asks here to be entered as a signatory. It takes ten minutes, and the means to publish one DNS record or one file.",
        "Une organisation demande ici à être inscrite comme signataire. Il faut dix minutes, et de quoi publier un enregistrement DNS ou un fichier.");

    public static Text Name { get; } = new("Organisation", "Organisation");

    public static Text NameHint { get; } = new(
        "The full name, as it is to stand in the public register.", "Le nom complet, tel qu’il doit figurer au registre public.");

    public static Text Category { get; } = new("Kind of signatory", "Type de signataire");

    public static Text Country { get; } = new("Country of its seat", "Pays du siège");

    public static Text Version { get; } = new("Version of the text", "Version du texte");

    public static Text Domains { get; } = new("Domains", "Domaines");

    public static Text DomainsHint { get; } = new(
        "The organisation’s own domains, one a line, 20 at the most. You will be asked to show that you control them.",
        "Les domaines de l’organisation, un par ligne, 20 au plus. Il vous sera demandé d’en prouver le contrôle.");

    public static Text ContactName { get; } = new("Your name", "Votre nom");

    public static Text ContactMail { get; } = new("Your e-mail address", "Votre adresse électronique");

    public static Text ContactHint { get; } = new(
        "Not published. We write to it about this application only.",
        "Elle n’est pas publiée. Nous n’y écrivons qu’au sujet de cette demande.");

    public static Text Statement { get; } = new("By what authority do you sign?", "À quel titre signez-vous\u00A0?");

    public static Text StatementHint { get; } = new(
        "Your office, and who decided that the organisation signs. Not published.",
        "Votre fonction, et qui a décidé que l’organisation signe. Ce texte n’est pas publié.");

    public static Text Authority { get; } = new(
        "I may commit this organisation to the accord.", "J’ai le pouvoir d’engager cette organisation envers l’accord.");

    public static Text AuthorityMissing { get; } = new(
        "Confirm that you may commit the organisation.", "Confirmez que vous avez le pouvoir d’engager l’organisation.");

    public static Text BadMail { get; } = new(
        "Enter an e-mail address, such as name@example.org.", "Indiquez une adresse électronique, telle que nom@example.org.");

    public static Text NoDomain { get; } = new("Enter at least one domain.", "Indiquez au moins un domaine.");

    public static Text TooManyDomains { get; } = new("At most 20 domains.", "20 domaines au plus.");

    public static Text BadDomain(string word)
    {
        var shown = Visible.Of(word.Length > 60 ? word[..60] + "…" : word);
        return new($"“{shown}” is no domain name: write example.org, without https://.",
            $"«\u00A0{shown}\u00A0» n’est pas un nom de domaine\u00A0: écrivez example.org, sans https://.");
    }

    public static Text Send { get; } = new("Send the application", "Envoyer la demande");

    public static Text SentTitle { get; } = new("Look into your mailbox", "Consultez votre messagerie");

    public static Text Sent { get; } = new(
        "We have sent a letter to the address you gave. Follow the link in it within 72 hours; until then nobody sees the application.",
        "Nous avons envoyé un message à l’adresse indiquée. Suivez le lien qu’il contient dans les 72 heures\u00A0; d’ici là, personne ne voit la demande.");

    public static Text SentMissing { get; } = new(
        "If nothing comes within an hour, look among unwanted mail. If the address was right, ask for the letter again; if not, fill in the form again.",
        "Si rien n’arrive d’ici une heure, regardez parmi les indésirables. Si l’adresse était juste, demandez un nouveau message\u00A0; sinon, remplissez à nouveau le formulaire.");

    public static Text SendAgain { get; } = new("Send the letter again", "Renvoyer le message");

    public static Text SentAgain { get; } = new(
        "If it was not confirmed yet, and the last letter is more than five minutes old, another one is on its way. Its link replaces the one before.",
        "Si la demande n’est pas encore confirmée et que le dernier message date de plus de cinq minutes, un autre est parti. Son lien remplace le précédent.");

    public static Text ConfirmTitle { get; } = new("Confirm the application", "Confirmer la demande");

    public static Text ConfirmButton { get; } = new("Yes, this is our application", "Oui, cette demande est la nôtre");

    public static Text LinkGone { get; } = new("This link does not work any more", "Ce lien n’est plus valable");

    public static Text LinkGoneAdvice { get; } = new(
        "A link works for 72 hours. Please fill in the form again; nothing was published.",
        "Un lien est valable 72 heures. Veuillez remplir à nouveau le formulaire\u00A0; rien n’a été publié.");

    public static Text StatusTitle { get; } = new("Your application", "Votre demande");

    public static Text KeepLink { get; } = new(
        "Keep the address of this page: whoever has it sees the application and may take it back.",
        "Conservez l’adresse de cette page\u00A0: qui la possède voit la demande et peut la retirer.");

    public static Text ProofTitle { get; } = new("Show that you control the domains", "Prouvez que vous contrôlez les domaines");

    public static Text ProofHow { get; } = new(
        "For each domain publish either the DNS record or the file. We look every hour, and at once when you press the button. Leave it there: we look again every month.",
        "Pour chaque domaine, publiez soit l’enregistrement DNS, soit le fichier. Nous regardons toutes les heures, et aussitôt si vous pressez le bouton. Laissez-le en place\u00A0: nous regardons de nouveau chaque mois.");

    public static Text Check { get; } = new("Check now", "Vérifier maintenant");

    public static Text CheckAsked { get; } = new(
        "We are looking. Load this page again in a few seconds.", "Nous regardons. Rechargez cette page dans quelques secondes.");

    public static Text CheckSoon { get; } = new(
        "A look was made or asked for a moment ago. Please wait half a minute.",
        "Une vérification vient d’être faite ou demandée. Veuillez attendre une demi-minute.");

    public static Text NotLookedYet { get; } = new("Nobody has looked yet.", "Personne n’a encore regardé.");

    public static Text TakeBack { get; } = new("Take the application back", "Retirer la demande");

    public static Text Change { get; } = new("Change it and send it again", "La modifier et la renvoyer");

    /// <summary>What the state means to whoever asked.</summary>
    public static Text Meaning(Servanda.Storage.Applications.ApplicationState state) => state switch
    {
        Servanda.Storage.Applications.ApplicationState.Unconfirmed => Sent,
        Servanda.Storage.Applications.ApplicationState.Confirmed => new(
            "The secretariat has it. Show control of your domains meanwhile.",
            "Le secrétariat l’a reçue. Prouvez entre-temps le contrôle de vos domaines."),
        Servanda.Storage.Applications.ApplicationState.InReview => new(
            "Somebody at the secretariat is looking at it.", "Quelqu’un au secrétariat l’examine."),
        Servanda.Storage.Applications.ApplicationState.Returned => new(
            "The secretariat gives it back for the reasons below. Change it and send it again.",
            "Le secrétariat la renvoie pour les motifs ci-dessous. Modifiez-la et renvoyez-la."),
        Servanda.Storage.Applications.ApplicationState.Approved => new(
            "One person has approved; a second one will countersign.", "Une personne a approuvé\u00A0; une seconde contresignera."),
        Servanda.Storage.Applications.ApplicationState.Published => new(
            "It is in the public register and in the transparency log.", "Elle figure au registre public et au journal de transparence."),
        Servanda.Storage.Applications.ApplicationState.Refused => new(
            "It was refused for the reasons below. You may apply again.", "Elle a été refusée pour les motifs ci-dessous. Vous pouvez déposer une nouvelle demande."),
        Servanda.Storage.Applications.ApplicationState.TakenBack => new(
            "You took it back. Nothing was published.", "Vous l’avez retirée. Rien n’a été publié."),
    };
}
