using Servanda.Accords;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;

namespace Servanda.Web.Apply;

/// <summary>The letters about an application, in the applicant's language: plain text, a link, no tracking.</summary>
static class ApplicationLetters
{
    /// <summary>How the keys of letters that ask to confirm begin.</summary>
    public const string ConfirmKey = "application-confirm:";

    /// <summary>Asks the contact to follow a link, before anybody sees the application.</summary>
    /// <param name="to">Whom.</param>
    /// <param name="language">Of the letter.</param>
    /// <param name="name">The organisation's name.</param>
    /// <param name="accord">The accord's title.</param>
    /// <param name="link">What to follow.</param>
    /// <param name="once">What makes it this letter.</param>
    public static LetterDraft Confirm(MailAddress to, Language language, string name, string accord, string link, string once) => new(
        to, language,
        Subject(language, new("Please confirm your application", "Veuillez confirmer votre demande")),
        new Text(
            $"""
            Somebody, probably you, asked in the name of

                {name}

            to sign: {accord}

            If that is right, open this address within 72 hours and confirm:

            {link}

            If not, do nothing: nobody will see the application, and nothing is published.

            """,
            $"""
            Quelqu’un, sans doute vous, demande au nom de

                {name}

            de signer{'\u00A0'}: {accord}

            Si c’est exact, ouvrez cette adresse dans les 72 heures et confirmez{'\u00A0'}:

            {link}

            Sinon, ne faites rien{'\u00A0'}: personne ne verra la demande et rien ne sera publié.

            """).In(language),
        $"{ConfirmKey}{once}");

    /// <summary>Says where the application is seen, and what to publish for the proof of control.</summary>
    public static LetterDraft? Received(Application application, IReadOnlyList<ApplicationDomain> domains, string link) => To(
        application, "received",
        new("Your application was received", "Votre demande a bien été reçue"),
        new Text(
            $"""
            The application of {application.Name} was received.

            Follow it here; keep this address to yourself:

            {link}

            Please show that you control each domain, by a DNS record:

            {string.Join("\n\n", domains.Select(one => $"{one.RecordName} TXT \"{one.ExpectedText}\""))}

            or by a file with that text:

            {string.Join("\n", domains.Select(one => one.FileUrl))}

            """,
            $"""
            La demande de {application.Name} a bien été reçue.

            Suivez-la ici et gardez cette adresse pour vous{'\u00A0'}:

            {link}

            Veuillez prouver que vous contrôlez chaque domaine, par un enregistrement DNS{'\u00A0'}:

            {string.Join("\n\n", domains.Select(one => $"{one.RecordName} TXT \"{one.ExpectedText}\""))}

            ou par un fichier contenant ce texte{'\u00A0'}:

            {string.Join("\n", domains.Select(one => one.FileUrl))}

            """));

    /// <summary>Gives it back with reasons.</summary>
    public static LetterDraft? Returned(Application application, string reason, string link, string eventKey) => To(
        application, $"returned:{eventKey}",
        new("Your application needs a change", "Votre demande est à modifier"),
        new Text(
            $"""
            The application of {application.Name} is given back for these reasons:

            {reason}

            Change it and send it again here:

            {link}

            """,
            $"""
            La demande de {application.Name} est renvoyée pour les motifs suivants{'\u00A0'}:

            {reason}

            Modifiez-la et renvoyez-la ici{'\u00A0'}:

            {link}

            """));

    /// <summary>Refuses it with reasons.</summary>
    public static LetterDraft? Refused(Application application, string reason) => To(
        application, "refused",
        new("Your application was refused", "Votre demande a été refusée"),
        new Text(
            $"""
            The application of {application.Name} was refused for these reasons:

            {reason}

            """,
            $"""
            La demande de {application.Name} a été refusée pour les motifs suivants{'\u00A0'}:

            {reason}

            """));

    /// <summary>Says that it is published, and where.</summary>
    public static LetterDraft? Published(Application application, string page) => To(
        application, "published",
        new("Published in the register", "Publié au registre"),
        new Text(
            $"""
            What was asked for {application.Name} is published:

            {page}

            It is recorded in the transparency log as well. Please leave the records or files that show control of your
            domains in place: they are looked at every month.

            """,
            $"""
            Ce qui était demandé pour {application.Name} est publié{'\u00A0'}:

            {page}

            C’est aussi consigné au journal de transparence. Veuillez laisser en place les enregistrements ou fichiers qui
            prouvent le contrôle de vos domaines{'\u00A0'}: ils sont vérifiés chaque mois.

            """));

    /// <summary>Says that the proof of control of a domain is gone. Nothing is withdrawn for it.</summary>
    public static LetterDraft? ProofGone(Application application, ApplicationDomain domain, string link, DateTimeOffset at) => To(
        application, $"proof-gone:{domain.Domain}:{at.ToUnixTimeSeconds()}",
        new($"The proof of control of {domain.Domain} is gone", $"La preuve de contrôle de {domain.Domain} a disparu"),
        new Text(
            $"""
            Twice, a day apart, we found neither the DNS record nor the file that show that {application.Name} controls
            {domain.Domain}. Please publish one of them again:

            {domain.RecordName} TXT "{domain.ExpectedText}"

            {domain.FileUrl}

            Nothing is withdrawn because of this. What was seen is here:

            {link}

            """,
            $"""
            Deux fois, à un jour d’intervalle, nous n’avons trouvé ni l’enregistrement DNS ni le fichier qui prouvent que
            {application.Name} contrôle {domain.Domain}. Veuillez publier à nouveau l’un des deux{'\u00A0'}:

            {domain.RecordName} TXT "{domain.ExpectedText}"

            {domain.FileUrl}

            Rien n’est retiré pour autant. Ce qui a été vu se trouve ici{'\u00A0'}:

            {link}

            """));

    static LetterDraft? To(Application application, string what, Text subject, Text body) =>
        MailAddress.TryRead(application.ContactMail, out var to)
            ? new LetterDraft(to, application.Language, Subject(application.Language, subject), body.In(application.Language),
                $"application-{what}:{application.Id}")
            : null;

    static string Subject(Language language, Text text)
    {
        var subject = $"Servanda: {text.In(language)}";
        return subject.Length > LetterDraft.MaxSubject ? subject[..LetterDraft.MaxSubject] : subject;
    }
}
