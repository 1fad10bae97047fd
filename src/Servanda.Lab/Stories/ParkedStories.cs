using Servanda.Lab.Estates;

namespace Servanda.Lab.Stories;

/// <summary>Domains that nobody writes from (RFC 7505).</summary>
static class ParkedStories
{
    public static void Well(World world)
    {
        var estate = world.Found("parked-well", "Harbour Holding", "NLD", "harbour.test", new(
            "Keeps a domain that sends no mail, and says so in all three places.",
            "Garde un domaine qui n’envoie pas de courrier, et le dit aux trois endroits.")).NameIssuers();
        MailPart.Refuse(estate);
        estate.Zone.Text("", "v=spf1 -all").Text("_dmarc", "v=DMARC1; p=reject");
    }

    public static void Badly(World world)
    {
        var estate = world.Found("parked-badly", "Driftwood Ventures", "USA", "driftwood.test", new(
            "Keeps a domain that sends no mail and says nothing about it, so that anybody may write in its name.",
            "Garde un domaine qui n’envoie pas de courrier sans le dire : chacun peut écrire en son nom.")).NameIssuers();
        estate.Web.Open();
    }
}
