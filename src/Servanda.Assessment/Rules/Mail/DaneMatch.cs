using Servanda.Accords;
using Servanda.Assessment.Rules.Web;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;
using Servanda.Mail.Dane;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>Whether what a mail host showed is what the DNS names (RFC 7672 §3.2).</summary>
/// <param name="Holds">Null when that cannot be told.</param>
/// <param name="Reason">Why, for people.</param>
sealed record DaneMatch(bool? Holds, Text Reason)
{
    static readonly Text Other = new(
        "the certificate is not the one named, so senders that use DANE do not deliver",
        "le certificat n’est pas celui qui est nommé : qui emploie DANE ne livre pas");

    /// <summary>Compares.</summary>
    /// <param name="set">The records.</param>
    /// <param name="tls">The handshake.</param>
    /// <param name="domain">The domain whose mail it is, by which a certificate below an anchor may be named too.</param>
    /// <param name="now">The time of the judgement.</param>
    public static DaneMatch Of(DaneSet set, TlsFacts tls, DomainName domain, DateTimeOffset now)
    {
        if (tls.Certificates is not [var own, ..])
            return new(null, new("no certificate was seen", "aucun certificat n’a été vu"));
        var usable = set.Usable;
        var named = usable.Count(one => one.Usage == TlsaUsage.EndEntity && one.Compare(own.Span) == TlsaMatch.Matches);
        if (named > 0)
            return new(true, Named(usable.Count - named));
        var anchors = usable.Where(one => one.Usage == TlsaUsage.TrustAnchor).ToList();
        return anchors.Count == 0 ? new(false, Other) : Below(anchors, set, tls, domain, now);
    }

    /// <summary>DANE-EE(3): neither names nor dates matter (RFC 7672 §3.1.1, §3.2.1).</summary>
    static Text Named(int others) => others == 0
        ? new("the certificate is the one named", "le certificat est celui qui est nommé")
        : new($"the certificate is one of those named; {others} other records name what was not shown: the next ones, or "
            + "left from the last",
            $"le certificat est l’un de ceux qui sont nommés ; {others} autres enregistrements nomment ce qui n’a pas été "
            + "présenté : les prochains, ou des restes");

    /// <summary>DANE-TA(2): a way of signatures up to the anchor (§3.1.2), dates, and the name (§3.2.2).</summary>
    static DaneMatch Below(
        List<TlsaRecord> anchors, DaneSet set, TlsFacts tls, DomainName domain, DateTimeOffset now)
    {
        var path = AnchorPath.Find(tls.Certificates, anchors);
        if (path.Certificates.Count == 0)
            return path.IsSure
                ? new(false, new(
                    "no signatures lead from the certificate to the trust anchor named, so senders that use DANE do not deliver",
                    "aucune signature ne mène du certificat à l’ancre de confiance nommée : qui emploie DANE ne livre pas"))
                : new(null, new("the chain has a signature of a kind that is not checked here",
                    "la chaîne a une signature d’une sorte qui n’est pas vérifiée ici"));
        var facts = path.Certificates.Select(one => CertificateReader.Read(one).Value).ToList();
        if (facts.Contains(null))
            return new(null, new("a certificate could not be read", "un certificat est illisible"));
        if (!facts.TrueForAll(one => one!.NotBefore <= now && now <= one.NotAfter))
            return new(false, new("a certificate below the trust anchor is out of date, so senders that use DANE do not deliver",
                "un certificat sous l’ancre de confiance n’est pas en cours de validité : qui emploie DANE ne livre pas"));
        DomainName[] names = [set.Base, domain];
        return names.Any(facts[0]!.IsFor)
            ? new(true, new("the certificate is below the trust anchor named, and for the host",
                "le certificat est sous l’ancre de confiance nommée, et pour l’hôte"))
            : new(false, new(
                $"the certificate below the trust anchor is for {Shown.List(facts[0]!.DnsNames)} and not for {set.Base}, so "
                + "senders that use DANE do not deliver",
                $"le certificat sous l’ancre de confiance est pour {Shown.List(facts[0]!.DnsNames)} et non pour {set.Base} : qui "
                + "emploie DANE ne livre pas"));
    }
}
