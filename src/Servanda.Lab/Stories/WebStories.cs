using Servanda.Lab.Estates;
using Servanda.Lab.Servers;

namespace Servanda.Lab.Stories;

/// <summary>Is the web served so that nobody can listen? (RFC 9325)</summary>
static class WebStories
{
    public static void OldTls(World world) => world
        .Found("tls-1.0", "Museum of Computing", "GBR", "museum.example", new(
            "Runs a web server from before 2008, which speaks TLS 1.0 and nothing newer.",
            "Fait tourner un serveur web d’avant 2008, qui ne parle que TLS 1.0."))
        .Sound()
        .Web.Instead(TlsServer.OldHandshake);

    public static void ExpiredCertificate(World world)
    {
        var estate = world.Found("certificate-expired", "Leap Year Software", "SWE", "leapyear.example", new(
            "Renewed its certificate by hand every quarter, until somebody was on holiday.",
            "Renouvelait son certificat à la main chaque trimestre, jusqu’aux vacances de quelqu’un.")).Sound();
        var name = estate.Domain.ToString();
        estate.Web.Show(world.Authority.IssueExpired(name, $"www.{name}", $"mta-sts.{name}", $"csaf.data.security.{name}"));
    }

    public static void InTheClear(World world)
    {
        var estate = world.Found("http-only", "Open Window Café", "GRC", "openwindow.example", new(
            "Serves its pages over plain HTTP; nobody listens on the port for HTTPS.",
            "Sert ses pages en HTTP en clair ; rien n’écoute sur le port HTTPS.")).Sound();
        (estate.Web.IsInTheClear, estate.Web.Hsts) = (true, null);
        estate.Web.Host.Services.Remove(443);
    }
}
