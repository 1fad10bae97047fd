using System.Globalization;
using Servanda.Accords;
using Servanda.Assessment.Rules.Web;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>What keeps a sender that checks from accepting a server's certificate (RFC 8461 §4.2, RFC 9525
/// §6).</summary>
static class MailCertificate
{
    /// <summary>Every fault: the chain, the names, the dates. Null when the certificate cannot be read.</summary>
    /// <param name="tls">The handshake.</param>
    /// <param name="names">The certificate has to be for one of these.</param>
    /// <param name="now">The time of the judgement.</param>
    public static IReadOnlyList<Text>? Faults(TlsFacts tls, IReadOnlyList<DomainName> names, DateTimeOffset now)
    {
        if (Own(tls) is not { } own)
            return null;
        var faults = new List<Text>();
        var isCurrent = own.NotBefore <= now && now <= own.NotAfter;
        if (!isCurrent)
        {
            faults.Add(now > own.NotAfter
                ? new($"expired on {Day(own.NotAfter)}", $"expiré le {Day(own.NotAfter)}")
                : new($"not valid before {Day(own.NotBefore)}", $"pas valide avant le {Day(own.NotBefore)}"));
        }
        // When the server's own certificate has run out, the dates of the chain are no second fault.
        faults.AddRange(ChainProblems.Of(tls)
            .Where(problem => isCurrent || problem != "NotTimeValid")
            .Select(ChainProblems.Words));
        if (!names.Any(own.IsFor))
        {
            faults.Add(own.DnsNames.Count == 0
                ? new("it names no host", "il ne nomme aucun hôte")
                : new($"it is for {Shown.List(own.DnsNames)}", $"il est pour {Shown.List(own.DnsNames)}"));
        }
        return faults;
    }

    /// <summary>The server's own certificate; null when it cannot be read.</summary>
    public static CertificateFacts? Own(TlsFacts tls) =>
        tls.Certificates.Count == 0 ? null : CertificateReader.Read(tls.Certificates[0]).Value;

    /// <summary>The faults as one reason.</summary>
    public static Text Words(IReadOnlyList<Text> faults) => new(
        string.Join(", ", faults.Select(fault => fault.En)), string.Join(", ", faults.Select(fault => fault.Fr)));

    /// <summary>The certificate to get for a host.</summary>
    public static Text Order(DomainName host) => new(
        $"Have a public authority issue a certificate with subjectAltName DNS:{host}, and let {host} send it with its"
        + " intermediates",
        $"Faites émettre par une autorité publique un certificat de subjectAltName DNS:{host}, que {host} enverra avec"
        + " ses intermédiaires");

    /// <summary>A day, as ISO 8601 writes it.</summary>
    public static string Day(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
