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

    /// <summary>The name the records stand under: the exchanger's own, or that which it is an alias of (RFC 7671 §7).</summary>
    public required DomainName Base { get; init; }

    /// <summary>Why the records are not known; null when they are.</summary>
    public Text? WhyUnknown { get; init; }

    /// <summary>Every record, with what makes it unusable for mail.</summary>
    public IReadOnlyList<Parsed<TlsaRecord>> Records { get; init; } = [];

    /// <summary>True when the records are known to be those of their zone. Others are not used (RFC 7672 §2.2).</summary>
    public bool IsSecure { get; init; }

    /// <summary>The records that count: secure, usable for mail (RFC 7672 §3.1), and of several digests of one thing the
    /// strongest (RFC 7671 §9).</summary>
    public IReadOnlyList<TlsaRecord> Usable =>
        IsSecure ? DigestAgility.Strongest([.. Records.Select(one => one.Value).OfType<TlsaRecord>()]) : [];

    /// <summary>Looks them up: under the name the exchanger is an alias of, when that is secure and there are any, else under
    /// its own (RFC 7672 §2.2.3).</summary>
    public static DaneSet Of(View view, DomainName host)
    {
        // Asked at once: one round less.
        var (own, addresses) = (At(view, host, host), view.Answer(host, DnsType.A));
        if (addresses is not Look<DnsAnswer>.Seen({ Aliases.Count: > 0 } answer) || DnsView.Failure(answer) is not null ||
            !view.IsSecure(host, DnsType.A))
            return own;
        var expanded = At(view, host, answer.Name);
        return expanded is { WhyUnknown: null, Records.Count: 0 } ? own : expanded;
    }

    static DaneSet At(View view, DomainName host, DomainName name)
    {
        if (TlsaRecord.NameFor(name) is not { } place)
            return new DaneSet { Host = host, Base = name };
        var look = view.Answer(place, DnsType.Tlsa);
        if (look is not Look<DnsAnswer>.Seen(var answer))
            return new DaneSet { Host = host, Base = name, WhyUnknown = look.Why };
        return new DaneSet
        {
            Host = host,
            Base = name,
            WhyUnknown = DnsView.Failure(answer),
            Records =
            [
                .. answer.Data<TlsaData>().Select(one =>
                    TlsaReader.Read(one.Usage, one.Selector, one.MatchingType, one.Data)),
            ],
            IsSecure = view.IsSecure(place, DnsType.Tlsa),
        };
    }

    /// <summary>The record to publish for an exchanger: 3 1 1, the digest taken from the certificate seen where one
    /// was.</summary>
    /// <param name="view">What was seen.</param>
    /// <param name="name">The name the records are to stand under.</param>
    /// <param name="host">The exchanger.</param>
    public static Text Publish(View view, DomainName name, DomainName host)
    {
        var tls = view.MailHost(host) is Look<SmtpTranscript>.Seen(var said) ? said.Tls : null;
        var record = TlsaRecord.NameFor(name) is { } place
            ? tls is { Certificates: [var shown, ..] } && TlsaRecord.For(shown.Span) is { } named
                ? Zone.Line(place, new TlsaData(3, 1, 1, named.Data))
                : $"{Zone.Absolute(place)} TLSA 3 1 1 <SHA-256>"
            : "";
        return new(
            $"Publish in the signed zone of {name}, the digest being that of its public key: {record}",
            $"Publiez dans la zone signée de {name}, l’empreinte étant celle de sa clé publique : {record}");
    }
}
