using Servanda.Lab.Estates;

namespace Servanda.Lab.Stories;

/// <summary>The one that keeps everything.</summary>
static class ExemplaryStory
{
    public static void Tell(World world) => world
        .Found("exemplary", "Lighthouse Instruments", "NOR", "lighthouse.example", new(
            "Keeps everything that can be measured from outside.",
            "Tient tout ce qui se mesure de l’extérieur."))
        .Sound().Disclosure.Sign();
}
