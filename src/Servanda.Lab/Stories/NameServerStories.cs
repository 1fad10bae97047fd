using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Lab.Estates;
using Servanda.Lab.Servers;
using Servanda.Lab.Zones;

namespace Servanda.Lab.Stories;

/// <summary>Who answers for the names? (RFC 1034, RFC 2182, RFC 4033)</summary>
static class NameServerStories
{
    public static void OneIsSilent(World world) => Beside(world, DnsReplies.Silence, world.Found(
        "ns-silent", "Quiet Valley Foods", "NZL", "quietvalley.example", new(
            "One of its two name servers never answers. Silence proves nothing, so this stays unknown.",
            "L’un de ses deux serveurs de noms ne répond jamais. Le silence ne prouve rien : cela reste inconnu.")));

    public static void OneFails(World world) => Beside(world, DnsReplies.Failure, world.Found(
        "ns-servfail", "Rusty Gate Farms", "AUS", "rustygate.example", new(
            "One of its two name servers answers every question with SERVFAIL.",
            "L’un de ses deux serveurs de noms répond SERVFAIL à toute question.")));

    public static void OneRefuses(World world) => Beside(world, DnsReplies.Refusal, world.Found(
        "ns-lame", "Forgotten Transfer Bank", "LUX", "transfer.example", new(
            "One of its two name servers has never heard of the zone.",
            "L’un de ses deux serveurs de noms n’a jamais entendu parler de la zone.")));

    public static void OneTruncates(World world) => Beside(world, DnsReplies.TcpOnly(world.Zones), world.Found(
        "ns-truncates", "Telegraph Antiques", "DNK", "telegraph.example", new(
            "One of its two name servers cuts off every answer over UDP. Asked over TCP it is fine, so all is well.",
            "L’un de ses deux serveurs de noms tronque toute réponse en UDP. En TCP il répond bien : tout est en ordre.")));

    public static void BogusSignatures(World world) => world
        .Found("dnssec-bogus", "Broken Seal Notaries", "POL", "seal.example", new(
            "Signed its zone, changed the keys and not the record at the parent: whoever validates sees nothing of it.",
            "A signé sa zone, changé les clés mais pas l’enregistrement parent : qui valide n’en voit plus rien."))
        .Sound()
        .WithNewKeys();

    public static void ExpiredSignatures(World world) => world
        .Found("dnssec-expired", "Sleeping Sentinel Locks", "CZE", "sentinel.test", new(
            "Signed its zone well, and the program that signs it again stopped: the signatures ran out three days ago.",
            "A bien signé sa zone, puis le programme qui la resigne s’est arrêté : signatures expirées depuis trois jours."))
        .Sound()
        .Expired();

    public static void NobodyAnswers(World world) => world
        .Found("unreachable", "Dark Harbour Mining", "CHL", "darkharbour.example", new(
            "None of its name servers can be reached. Nothing is measured, and nothing is held against it.",
            "Aucun de ses serveurs de noms n’est joignable. Rien n’est mesuré, et rien ne lui est reproché."))
        .Sound()
        .Zone.Health = ZoneHealth.Unreachable;

    /// <summary>Aliases that lead back to themselves (RFC 1034 §3.6.2).</summary>
    public static void AliasLoop(World world)
    {
        var estate = world.Found("cname-loop", "Carousel Amusements", "HUN", "carousel.example", new(
            "Its www is an alias of an alias of itself; the domain itself is in good order.",
            "Son www est un alias d’un alias de lui-même ; le domaine, lui, est en ordre.")).Sound();
        DomainName Name(string label) => estate.Zone.At(label);
        estate.Zone.Without("www", DnsType.A).Without("www", DnsType.Aaaa);
        estate.Zone.Alias("www", Name("pony")).Alias("pony", Name("swan")).Alias("swan", Name("pony"));
    }

    static void Beside(World world, DnsReply other, Estate estate)
    {
        var (good, bad) = (world.West(), world.South());
        (good.Dns, bad.Dns) = (DnsReplies.Authority(world.Zones), other);
        estate.Sound().ServedBy(good, bad);
    }
}
