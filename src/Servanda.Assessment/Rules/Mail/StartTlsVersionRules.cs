using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Core.Names;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>Which versions of TLS mail exchangers take after STARTTLS, each offered alone. That an old one is taken is
/// only worth a word: a sender that has nothing better would otherwise send in the clear (RFC 7435 §3).</summary>
static class StartTlsVersionRules
{
    const int Port = 25;

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.starttls.versions", "RFC 9325 §3.1.1", Severity.Required,
            new("TLS 1.2 or 1.3 is taken", "TLS 1.2 ou 1.3 est accepté"), Current),
        new("mail.starttls.retired", "RFC 8996 §4", Severity.Recommended,
            new("TLS 1.0 and 1.1 are not taken", "TLS 1.0 et 1.1 ne sont pas acceptés"), Retired),
    ];

    static Outcome Current(View view) => view.AtEveryMailHost((host, said) =>
        !said.OffersStartTls ? StartTlsRules.NoTls(said)
        : said.Tls is { Version: TlsVersion.Tls12 or TlsVersion.Tls13 } tls
            ? Outcome.Pass(new($"takes TLS {tls.Version.Number()}", $"accepte TLS {tls.Version.Number()}"))
        : TakesCurrent(view, host));

    static Outcome Retired(View view) => view.AtEveryMailHost((host, said) =>
    {
        if (!said.OffersStartTls)
            return StartTlsRules.NoTls(said);
        var retired = TlsOffers.Of(view, host, Port, TlsOffers.RetiredVersions);
        return retired.Taken.Count > 0 ? Outcome.Warn(retired.Takes, Remedy(host))
            : retired.WhyUnknown(closedIsDeclined: said.Tls is not null) is { } why ? Outcome.NotMeasured(why)
            : Outcome.Pass(new("declines TLS 1.0 and 1.1", "refuse TLS 1.0 et 1.1"));
    });

    /// <summary>Judges a host with which no handshake succeeded, by offers of single versions. A handshake with us may
    /// fail by our doing; one that no current version of TLS would have mended may not.</summary>
    public static Outcome TakesCurrent(View view, DomainName host)
    {
        var current = TlsOffers.Of(view, host, Port, TlsOffers.CurrentVersions);
        var retired = TlsOffers.Of(view, host, Port, TlsOffers.RetiredVersions);
        return current.Taken.Count > 0 ? Outcome.Pass(current.Takes)
            : current.WhyUnknown(closedIsDeclined: retired.Taken.Count > 0) is { } why ? Outcome.NotMeasured(why)
            : Outcome.Fail(
                retired.Taken.Count > 0 ? retired.Takes : new("takes neither TLS 1.2 nor 1.3",
                    "n’accepte ni TLS 1.2 ni 1.3"),
                Remedy(host));
    }

    static Text Remedy(DomainName host) => new(
        $"Let {host} take TLS 1.2 and 1.3 and nothing older",
        $"Que {host} accepte TLS 1.2 et 1.3, et rien de plus ancien");
}
