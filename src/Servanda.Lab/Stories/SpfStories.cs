using System.Globalization;
using Servanda.Lab.Estates;

namespace Servanda.Lab.Stories;

/// <summary>Which hosts may send? (RFC 7208)</summary>
static class SpfStories
{
    /// <summary>Eleven mail services, one over the limit (RFC 7208 §4.6.4).</summary>
    public static void TooManyLookups(World world)
    {
        const int Services = 11;
        var zone = world
            .Found("spf-lookups", "Patchwork Retail", "DEU", "patchwork.example", new(
                "Let one mail service after another send for it: eleven includes, where ten lookups are allowed.",
                "A laissé tant de services envoyer pour elle : onze include, quand dix requêtes sont permises."))
            .Sound().Zone;
        var includes = Enumerable.Range(1, Services).Select(i => i.ToString("'svc'00", CultureInfo.InvariantCulture)).ToList();
        zone.Instead("", $"v=spf1 {string.Join(' ', includes.Select(one => $"include:{one}.patchwork.example"))} -all");
        foreach (var (one, i) in includes.Select((one, i) => (one, i)))
            zone.Text(one, $"v=spf1 ip4:203.0.113.{200 + i} -all");
    }

    public static void SyntaxError(World world) => world
        .Found("spf-syntax", "Typo & Sons", "GBR", "typo.example", new(
            "Wrote ip4 with a comma once, and no receiver has been able to read its SPF record since.",
            "A écrit un jour ip4 avec une virgule, et nul ne peut plus lire son enregistrement SPF."))
        .Sound()
        .Zone.Instead("", "v=spf1 ip4:203.0.113.7,203.0.113.8 include: -all");

    public static void TwoRecords(World world) => world
        .Found("spf-two", "Doublet Energy", "BEL", "doublet.example", new(
            "Added a second SPF record instead of mending the first; together they count for nothing.",
            "A ajouté un second enregistrement SPF au lieu de corriger le premier ; à deux, ils ne valent rien."))
        .Sound()
        .Zone.Text("", "v=spf1 ip4:203.0.113.9 -all");
}
