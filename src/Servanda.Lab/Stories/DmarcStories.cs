using Servanda.Dns;
using Servanda.Lab.Estates;

namespace Servanda.Lab.Stories;

/// <summary>Mail in whose name? (RFC 9989)</summary>
static class DmarcStories
{
    public static void WithoutRecord(World world) => world
        .Found("no-dmarc", "Fjord Logistics", "NOR", "fjord.example", new(
            "All is well with its mail, except that it says nothing of who may write in its name: no DMARC record.",
            "Son courrier est en ordre, mais elle ne dit pas qui peut écrire en son nom : aucun enregistrement DMARC."))
        .Sound()
        .Zone.Without("_dmarc", DnsType.Txt);

    public static void OnlyWatching(World world) => world
        .Found("dmarc-none", "Meridian Press", "FRA", "meridian.example", new(
            "Has watched for years and refuses nothing: its DMARC policy is p=none.",
            "Observe depuis des années et ne refuse rien : sa règle DMARC est p=none."))
        .Sound()
        .Zone.Instead("_dmarc", "v=DMARC1; p=none; rua=mailto:dmarc@meridian.example");
}
