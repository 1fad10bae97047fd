using Servanda.Lab.Estates;
using Servanda.Lab.Servers;

namespace Servanda.Lab.Stories;

/// <summary>Where does somebody go who found a vulnerability? (RFC 9116)</summary>
static class DisclosureStories
{
    const string SecurityTxt = "/.well-known/security.txt";

    public static void Expired(World world)
    {
        var estate = world.Found("security-txt-expired", "Almanac Publishing", "AUT", "almanac.example", new(
            "Wrote a good security.txt and forgot it: it expired a month ago.",
            "A écrit un bon security.txt, puis l’a oublié : il a expiré il y a un mois.")).Sound();
        estate.Disclosure.Contact(world.Now.AddDays(-30));
    }

    /// <summary>The trap of RFC 9116 §3: a page with status 200 is no security.txt.</summary>
    public static void SoftNotFound(World world)
    {
        var estate = world.Found("soft-404", "Bright Horizons Travel", "ESP", "horizons.example", new(
            "Has no security.txt, and a web server that says 200 OK and shows its front page for everything.",
            "N’a pas de security.txt, et son serveur répond 200 OK et montre sa page d’accueil à toute demande."))
            .NameIssuers();
        estate.Mail.Open();
        estate.Web.Open().Otherwise = _ => WebReply.Html("<!doctype html><title>Horizons</title><p>Oops! Take a look around.");
    }

    public static void WrongType(World world)
    {
        var estate = world.Found("security-txt-type", "Octet Storage", "IRL", "octet.example", new(
            "Serves its security.txt as a page, so that browsers take the addresses in it for running text.",
            "Sert son security.txt comme une page HTML ; les navigateurs n’y voient que du texte courant.")).Sound();
        var page = WebReply.Html($"Contact: mailto:security@{estate.Domain}\r\nExpires: {world.Now.AddDays(90):yyyy-MM-dd}T00:00:00Z\r\n");
        estate.Web.OnBoth(SecurityTxt, page);
    }
}
