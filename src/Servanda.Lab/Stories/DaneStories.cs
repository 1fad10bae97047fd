using Servanda.Dns;
using Servanda.Dns.Records;
using Servanda.Lab.Estates;
using Servanda.Lab.Servers;

namespace Servanda.Lab.Stories;

/// <summary>Does the DNS say which certificate a mail host has? (RFC 7672, RFC 7671)</summary>
static class DaneStories
{
    const byte PkixEndEntity = 1, TrustAnchor = 2, EndEntity = 3, Certificate = 0, PublicKey = 1, Sha256 = 1, Sha512 = 2;

    public static void Stale(World world)
    {
        var mail = world.Found("dane-stale", "Second Spring Nurseries", "NLD", "nurseries.example", new(
            "Changed the key of its mail host and not the TLSA record: senders that check deliver nothing since.",
            "A changé la clé de son serveur de courrier, pas l’enregistrement TLSA : qui vérifie ne livre plus rien."))
            .Sound().Mail;
        mail.Instead(SmtpServer.Greeting(mail.HostName, world.Authority.Issue(mail.HostName)));
    }

    public static void Anchored(World world)
    {
        var mail = world.Found("dane-anchor", "Keystone Bridges", "CHE", "keystone.example", new(
            "Names the authority that issues its certificates instead of each one, and renews at leisure.",
            "Nomme l’autorité qui émet ses certificats plutôt que chacun d’eux, et renouvelle à loisir.")).Sound().Mail;
        var certificate = world.Authority.Issue(mail.HostName);
        mail.Show(certificate).PinnedBy(new TlsaData(TrustAnchor, Certificate, Sha256, certificate.IssuerDigest()));
    }

    public static void OfTheWeb(World world)
    {
        var mail = world.Found("dane-pkix", "Webmaster and Daughters", "SWE", "webmaster.test", new(
            "Copied the TLSA record from its web server: usage 1, which no mail server takes into account.",
            "A recopié l’enregistrement TLSA de son site : usage 1, dont aucun serveur de courrier ne tient compte."))
            .Sound().Mail;
        var certificate = world.Authority.Issue(mail.HostName);
        mail.Show(certificate).PinnedBy(new TlsaData(PkixEndEntity, PublicKey, Sha256, certificate.KeyDigest()));
    }

    /// <summary>RFC 7671 §9: beside a SHA-512 a SHA-256 does not count.</summary>
    public static void HalfRolled(World world)
    {
        var mail = world.Found("dane-digests", "Two Clocks Watchmakers", "FRA", "twoclocks.test", new(
            "Publishes two digests and renewed one of them; the stronger one is the old one, and it is the one that counts.",
            "Publie deux empreintes et n’en a renouvelé qu’une ; la plus forte est l’ancienne, et c’est elle qui compte."))
            .Sound().Mail;
        var (last, next) = (world.Authority.Issue(mail.HostName), world.Authority.Issue(mail.HostName));
        mail.Show(next).PinnedBy(
            new TlsaData(EndEntity, PublicKey, Sha256, next.KeyDigest()),
            new TlsaData(EndEntity, PublicKey, Sha512, last.LongKeyDigest()));
    }

    /// <summary>RFC 7672 §3.1.1: names and dates of a certificate that is named do not matter.</summary>
    public static void Expired(World world)
    {
        var mail = world.Found("dane-expired", "Evergreen Retirement Fund", "NOR", "evergreen.example", new(
            "Shows an expired certificate when it takes mail. The DNS names its key, and that is what counts.",
            "Présente, en recevant le courrier, un certificat expiré. Le DNS nomme sa clé, et c’est ce qui compte."))
            .Sound().Mail;
        mail.Show(world.Authority.IssueExpired(mail.HostName));
    }

    public static void Unsigned(World world) => world
        .Found("dane-unsigned", "Handshake Removals", "ESP", "handshake.example", new(
            "Names the certificate of its mail host in a zone that nobody signed, so that nobody believes it.",
            "Nomme le certificat de son serveur de courrier dans une zone que nul n’a signée ; nul ne le croit donc."))
        .Sound()
        .Unsigned();

    /// <summary>RFC 7671 §7: the records stand under the name at the end of a secure alias.</summary>
    public static void Aliased(World world)
    {
        var estate = world.Found("dane-alias", "Understudy Theatre", "IRL", "understudy.example", new(
            "Its mail host is an alias of another of its names, and the TLSA record stands there, as it should.",
            "Son serveur de courrier est l’alias d’un autre de ses noms, et l’enregistrement TLSA s’y trouve, comme il faut."))
            .Sound();
        var (mail, zone) = (estate.Mail, estate.Zone);
        var certificate = world.Authority.Issue(mail.HostName);
        mail.Show(certificate).Unpinned();
        zone.Without("mx1", DnsType.A).Without("mx1", DnsType.Aaaa).Alias("mx1", mail.Host.NameIn(zone, "stage"));
        zone.Add("_25._tcp.stage", new TlsaData(EndEntity, PublicKey, Sha256, certificate.KeyDigest()));
    }
}
