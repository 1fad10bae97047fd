using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;
using Servanda.Tests.Assessment.Transcripts;

namespace Servanda.Tests.Assessment.Rules.Web;

/// <summary>What worlds need for the rules about the web.</summary>
static class WebWorlds
{
    static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    static readonly ConcurrentDictionary<(string, double, double), byte[]> Made = [];

    extension(World world)
    {
        /// <summary>A site with an address.</summary>
        public World Site(string name) => world.Address(name, "192.0.2.80");

        /// <summary>What a GET gave.</summary>
        public World Page(string url, WebTranscript transcript) =>
            world.Says(new Subject.Page(new Uri(url)), WebTranscriptJson.Write(transcript));

        /// <summary>A page that answers at once; over https with a good certificate.</summary>
        public World Page(string url, int status = 200, string body = "", params (string Name, string Value)[] fields) =>
            world.Page(url, Answer(url, status, body, fields));

        /// <summary>Nobody could be connected to, for this reason.</summary>
        public World NoPage(string url, string reason = UnmeasuredReasons.TimedOut) =>
            world.Unmeasured(new Subject.Page(new Uri(url)), reason);

        /// <summary>The server's answer to one version alone.</summary>
        public World Offer(string host, TlsVersion version, HandshakeAnswer answer) => world.Says(
            new Subject.Handshake(DomainName.Parse(host), 443, version),
            new HandshakeTranscript("192.0.2.80", version, HandshakeReplies.Of(answer, version)).Write());

        /// <summary>The server takes these versions and declines the others.</summary>
        public World Takes(string host, params TlsVersion[] taken)
        {
            foreach (var version in TlsVersions.All)
                world.Offer(host, version, taken.Contains(version) ? HandshakeAnswer.Accepted : HandshakeAnswer.Declined);
            return world;
        }
    }

    public static WebTranscript Answer(string url, int status = 200, string body = "", params (string Name, string Value)[] fields) =>
        new() { Hops = [Hop(url, status, fields)], Body = Encoding.UTF8.GetBytes(body), End = WebEnd.Answered };

    /// <summary>One redirect after the other, and how it ends.</summary>
    public static WebTranscript Redirects(WebEnd end, int lastStatus, string body, params string[] urls) => new()
    {
        Hops = [.. urls.Select((url, i) => i < urls.Length - 1
            ? Hop(url, 301, ("location", urls[i + 1]))
            : Hop(url, lastStatus))],
        Body = Encoding.UTF8.GetBytes(body),
        End = end,
    };

    public static WebHop Hop(string url, int status, params (string Name, string Value)[] fields)
    {
        var address = new Uri(url);
        return new WebHop
        {
            Url = address,
            Address = "192.0.2.80",
            Status = status,
            Fields = [.. fields.Select(field => new HttpField(field.Name, field.Value))],
            Tls = address.Scheme == "https" && status > 0 ? Tls(Certificate([address.Host])) : null,
        };
    }

    public static TlsFacts Tls(byte[] certificate, params string[] chainProblems) => new()
    {
        Version = TlsVersion.Tls13,
        CipherSuite = "TLS_AES_128_GCM_SHA256",
        Certificates = [certificate],
        ChainProblems = chainProblems,
    };

    /// <summary>A certificate for these names, from and to so many days after now; made once.</summary>
    public static byte[] Certificate(string[] names, double from = -30, double to = 60) =>
        Made.GetOrAdd((string.Join(' ', names), from, to), _ => Make(names, from, to));

    static byte[] Make(string[] names, double from, double to)
    {
        var request = new CertificateRequest("CN=common.example", Key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            alternatives.AddDnsName(name);
        alternatives.AddIpAddress(System.Net.IPAddress.Loopback);
        if (names.Length > 0)
            request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        using var certificate = request.CreateSelfSigned(World.Now.AddDays(from), World.Now.AddDays(to));
        return certificate.RawData;
    }
}
