using Servanda.Lab.Estates;
using Servanda.Lab.Servers;

namespace Servanda.Lab.Stories;

/// <summary>Does mail arrive unread? (RFC 3207, RFC 7672, RFC 8461)</summary>
static class MailStories
{
    public static void SelfSigned(World world)
    {
        var mail = world.Found("mx-self-signed", "Granite Insurance", "CHE", "granite.example", new(
            "Encrypts its mail with a certificate it made itself, which no sender can tell from an impostor's.",
            "Chiffre son courrier avec un certificat maison, que rien ne distingue de celui d’un imposteur.")).Sound().Mail;
        mail.Unpinned().Instead(SmtpServer.Greeting(mail.HostName, world.Authority.SelfSigned(mail.HostName)));
    }

    public static void WrongName(World world)
    {
        var mail = world.Found("mx-wrong-name", "Borrowed Plumes Fashion", "ITA", "plumes.example", new(
            "Shows the certificate of its former provider when it takes mail.",
            "Présente, en recevant le courrier, le certificat de son ancien prestataire.")).Sound().Mail;
        mail.Unpinned().Instead(SmtpServer.Greeting(mail.HostName, world.Authority.Issue("mail.former.example")));
    }

    public static void NoStartTls(World world)
    {
        var mail = world.Found("mx-plain", "Postcard Tourism Board", "PRT", "postcard.example", new(
            "Takes mail in the clear only: its mail host does not offer STARTTLS.",
            "Ne reçoit le courrier qu’en clair : son serveur n’offre pas STARTTLS.")).Sound().Mail;
        mail.Unpinned().Instead(SmtpServer.Greeting(mail.HostName, certificate: null));
    }

    public static void PolicyElsewhere(World world) => world
        .Found("mta-sts-excludes", "Turnstile Transit", "CAN", "turnstile.example", new(
            "Moved its mail and not its MTA-STS policy: the policy forbids delivery to the host that takes the mail.",
            "A déplacé son courrier mais pas sa règle MTA-STS, qui interdit de livrer à son propre serveur."))
        .Sound()
        .Mail.Demand("enforce", "mail.former.example");
}
