using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Transcripts;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;
using Servanda.Mail.Dane;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>The TLSA records of one mail exchanger (RFC 7672 §2.2), as senders of mail read them.</summary>
sealed record DaneSet
{
    /// <summary>The exchanger.</summary>
    public required DomainName Host { get; init; }

    /// <summary>Why the records are not known; null when they are.</summary>
    public Text? WhyUnknown { get; init; }

    /// <summary>Every record, with what makes it unusable for mail.</summary>
    public IReadOnlyList<Parsed<TlsaRecord>> Records { get; init; } = [];

    /// <summary>True when the resolver vouches for the records (AD). Others are not used (RFC 7672 §2.2).</summary>
    public bool IsSecure { get; init; }

    /// <summary>The records that count.</summary>
    public IEnumerable<TlsaRecord> Usable => IsSecure ? Records.Select(one => one.Value).OfType<TlsaRecord>() : [];

    /// <summary>Looks them up.</summary>
    public static DaneSet Of(View view, DomainName host)
    {
        if (TlsaRecord.NameFor(host) is not { } name)
            return new DaneSet { Host = host };
        var look = view.Answer(name, DnsType.Tlsa);
        if (look is not Look<DnsAnswer>.Seen(var answer))
            return new DaneSet { Host = host, WhyUnknown = look.Why };
        return new DaneSet
        {
            Host = host,
            WhyUnknown = DnsView.Failure(answer),
            Records =
            [
                .. answer.Data<TlsaData>().Select(one =>
                    TlsaReader.Read(one.Usage, one.Selector, one.MatchingType, one.Data)),
            ],
            IsSecure = answer.IsAuthenticated,
        };
    }

    /// <summary>
    /// Whether what the server showed is what the records name (RFC 7672 §3.1). Null when that cannot be told: a trust
    /// anchor given in full need not be in the chain sent. Of a trust anchor that is in the chain, name and dates of
    /// the server's certificate are checked here, and signatures as far as <see cref="TlsFacts.ChainProblems"/> tells.
    /// </summary>
    /// <param name="tls">The handshake.</param>
    /// <param name="domain">The domain whose mail it is, a name the certificate may be for as well.</param>
    /// <param name="now">The time of the judgement.</param>
    public bool? Matches(TlsFacts tls, DomainName domain, DateTimeOffset now)
    {
        if (tls.Certificates.Count == 0)
            return null;
        var own = tls.Certificates[0];
        if (Usable.Any(one => one.Usage == TlsaUsage.EndEntity && one.Compare(own.Span) == TlsaMatch.Matches))
            return true;
        var anchors = Usable.Where(one => one.Usage == TlsaUsage.TrustAnchor).ToList();
        if (anchors.Any(one => tls.Certificates.Any(sent => one.Compare(sent.Span) == TlsaMatch.Matches)))
            return MailCertificate.Own(tls) is { } facts
                ? (facts.IsFor(Host) || facts.IsFor(domain)) && facts.NotBefore <= now && now <= facts.NotAfter &&
                    !tls.ChainProblems.Contains("NotSignatureValid")
                : null;
        return anchors.Any(one => one.Matching == TlsaMatching.Full) ? null : false;
    }

    /// <summary>The record to publish for an exchanger: 3 1 1, the digest taken from the certificate seen where one
    /// was.</summary>
    public static Text Publish(View view, DomainName host)
    {
        var tls = view.MailHost(host) is Look<SmtpTranscript>.Seen(var said) ? said.Tls : null;
        var record = TlsaRecord.NameFor(host) is { } name
            ? tls is { Certificates: [var own, ..] } && TlsaRecord.For(own.Span) is { } named
                ? Zone.Line(name, new TlsaData(3, 1, 1, named.Data))
                : $"{Zone.Absolute(name)} TLSA 3 1 1 <SHA-256>"
            : "";
        return new(
            $"Publish in the signed zone of {host}, the digest being that of its public key: {record}",
            $"Publiez dans la zone signée de {host}, l’empreinte étant celle de sa clé publique : {record}");
    }
}
