using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;
using Servanda.Dns.Records;
using Servanda.Tests.Assessment.Rules.Web;
using Servanda.Tests.Assessment.Transcripts;

namespace Servanda.Tests.Assessment.Rules.Mail;

/// <summary>What worlds need for the rules about mail hosts.</summary>
static class MailHostWorlds
{
    public const string Host = "mx.example.org";

    extension(World world)
    {
        /// <summary>A conversation with a host on port 25.</summary>
        public World Smtp(string host, SmtpTranscript transcript) =>
            world.Says(new Subject.MailHost(DomainName.Parse(host)), SmtpTranscriptJson.Write(transcript));

        /// <summary>A host that offers STARTTLS and shows this certificate; a good one when none is given.</summary>
        public World StartTls(string host, byte[]? certificate = null, params string[] chainProblems) =>
            world.Smtp(host, Talk(SmtpEnd.Complete, Offered) with
            {
                Tls = WebWorlds.Tls(certificate ?? WebWorlds.Certificate([host]), chainProblems),
            });

        /// <summary>A host that sends these certificates, its own first.</summary>
        public World StartTls(string host, IReadOnlyList<byte[]> chain) =>
            world.Smtp(host, Talk(SmtpEnd.Complete, Offered) with
            {
                Tls = WebWorlds.Tls(chain[0]) with { Certificates = [.. chain.Select(one => (ReadOnlyMemory<byte>)one)] },
            });

        /// <summary>A host that does not offer STARTTLS.</summary>
        public World Clear(string host) => world.Smtp(host, Talk(SmtpEnd.Complete, "250-mx", "250 PIPELINING"));

        /// <summary>The host's answer to one version alone.</summary>
        public World MailOffer(string host, TlsVersion version, HandshakeAnswer answer) => world.Says(
            new Subject.Handshake(DomainName.Parse(host), 25, version),
            new HandshakeTranscript("192.0.2.1", version, HandshakeReplies.Of(answer, version)).Write());

        /// <summary>The host takes these versions and declines the others.</summary>
        public World MailTakes(string host, params TlsVersion[] taken)
        {
            foreach (var version in TlsVersions.All)
                world.MailOffer(host, version,
                    taken.Contains(version) ? HandshakeAnswer.Accepted : HandshakeAnswer.Declined);
            return world;
        }

        /// <summary>A TLSA record of a host.</summary>
        public World Tlsa(string host, byte usage, byte selector, byte matching, byte[] data) =>
            world.Record($"_25._tcp.{host}", new TlsaData(usage, selector, matching, data));
    }

    /// <summary>The EHLO answer of a host that offers STARTTLS.</summary>
    public static string[] Offered => ["250-mx", "250 STARTTLS"];

    /// <summary>A conversation that gets as far as these lines in answer to EHLO.</summary>
    public static SmtpTranscript Talk(SmtpEnd end, params string[] ehlo) => new()
    {
        Address = "192.0.2.1",
        Lines =
        [
            new SmtpLine(false, "220 mx ESMTP"), new SmtpLine(true, "EHLO probe.example"),
            .. ehlo.Select(line => new SmtpLine(false, line)),
        ],
        End = end,
    };

    /// <summary>The SHA-256 of a certificate's public key.</summary>
    public static byte[] KeyDigest(byte[] certificate)
    {
        using var read = X509CertificateLoader.LoadCertificate(certificate);
        return SHA256.HashData(read.PublicKey.ExportSubjectPublicKeyInfo());
    }
}
