using System.Text;
using Servanda.Lab.Estates;
using Servanda.Lab.Servers;

namespace Servanda.Lab.Stories;

/// <summary>Servers made to keep whoever asks busy for ever.</summary>
static class HostileServerStories
{
    const string SecurityTxt = "/.well-known/security.txt";

    public static void EndlessBody(World world) => world
        .Found("hostile-body", "Niagara Streaming", "USA", "niagara.test", new(
            "Sends a security.txt that never ends.",
            "Envoie un security.txt qui ne finit jamais."))
        .Sound()
        .Web.OnBoth(SecurityTxt, WebReply.Text("Contact: mailto:security@niagara.test\r\n") with
        {
            More = async (stream, cancel) =>
            {
                var line = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("# and so on and so forth\r\n", 400)));
                while (!cancel.IsCancellationRequested)
                    await stream.WriteAsync(line, cancel);
            },
        });

    public static void SlowDrip(World world) => world
        .Found("hostile-drip", "Stalactite Records", "SVN", "stalactite.test", new(
            "Sends its security.txt one letter a second.",
            "Envoie son security.txt à raison d’une lettre par seconde."))
        .Sound()
        .Web.At("www", SecurityTxt, WebReply.NotFound)
        .At("", SecurityTxt, WebReply.Text("") with
        {
            More = async (stream, cancel) =>
            {
                var letter = "#"u8.ToArray();
                while (!cancel.IsCancellationRequested)
                {
                    await stream.WriteAsync(letter, cancel);
                    await stream.FlushAsync(cancel);
                    await Task.Delay(TimeSpan.FromSeconds(1), cancel);
                }
            },
        });

    public static void EndlessRedirects(World world)
    {
        var estate = world.Found("hostile-redirects", "Labyrinth Estates", "GRC", "labyrinth.test", new(
            "Redirects every visitor to the next room, and there is always another one.",
            "Renvoie chaque visiteur à la pièce suivante, et il y en a toujours une autre.")).Sound();
        var rooms = 0;
        WebSite onwards = request => WebReply.Redirect(
            $"{request.Scheme}://{request.Host}/?room={Interlocked.Increment(ref rooms)}", 302);
        estate.Web.At("", "/", onwards).At("www", "/", onwards);
    }

    public static void EndlessGreeting(World world)
    {
        const int Megabyte = 1024 * 1024;
        world.Found("hostile-banner", "Loquacious Mail Company", "BRA", "loquacious.test", new(
                "Greets whoever brings mail with a megabyte of welcome.",
                "Accueille qui apporte du courrier par un mégaoctet de bienvenue."))
            .Sound()
            .Mail.Instead(SmtpServer.EndlessGreeting(Megabyte));
    }

    public static void Silence(World world)
    {
        var estate = world.Found("silent", "Still Water Spa", "FIN", "stillwater.test", new(
            "Its web and mail servers take every connection and never say a word. That is no failure: it is not measured.",
            "Ses serveurs web et de courrier acceptent toute connexion et se taisent. Ce n’est pas un échec : c’est non mesuré."))
            .Sound();
        estate.Mail.Instead(SmtpServer.Silence);
        estate.Web.Host.Services[80] = SmtpServer.Silence;
        estate.Web.Host.Services[443] = SmtpServer.Silence;
    }
}
