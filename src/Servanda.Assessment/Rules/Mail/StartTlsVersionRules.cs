using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>Which versions of TLS mail exchangers take after STARTTLS, each offered alone. That an old one is taken is only
/// worth a word: a sender that has nothing better would otherwise send in the clear (RFC 7435 §3).</summary>
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

    static readonly TlsVersion[] RetiredVersions = [TlsVersion.Tls10, TlsVersion.Tls11];
    static readonly TlsVersion[] CurrentVersions = [TlsVersion.Tls12, TlsVersion.Tls13];

    static Outcome Current(View view) => view.AtEveryMailHost((host, said) =>
    {
        if (!said.OffersStartTls)
            return NotOffered;
        if (said.Tls is { Version: TlsVersion.Tls12 or TlsVersion.Tls13 } tls)
            return Outcome.Pass(new($"TLS {tls.Version.Number()}", $"TLS {tls.Version.Number()}"));
        var current = Offers(view, host, CurrentVersions);
        var retired = Offers(view, host, RetiredVersions);
        if (Taken(current) is { Length: > 0 } taken)
            return Outcome.Pass(Takes(taken));
        // Nobody can say that it declines what it was not seen to decline; a server that takes an old version works.
        if (Taken(retired) is not { Length: > 0 } old)
            return Outcome.NotMeasured(WhyUnknown([.. current, .. retired])
                ?? new("no version of TLS is taken", "aucune version de TLS n'est acceptée"));
        return WhyUnknown(current, closedIsDeclined: true) is { } why
            ? Outcome.NotMeasured(why)
            : Outcome.Fail(Takes(old), Remedy(host));
    });

    static Outcome Retired(View view) => view.AtEveryMailHost((host, said) =>
    {
        if (!said.OffersStartTls)
            return NotOffered;
        var retired = Offers(view, host, RetiredVersions);
        return Taken(retired) is { Length: > 0 } old ? Outcome.Warn(Takes(old), Remedy(host))
            : WhyUnknown(retired, closedIsDeclined: said.Tls is not null) is { } why ? Outcome.NotMeasured(why)
            : Outcome.Pass(new("declines TLS 1.0 and 1.1", "refuse TLS 1.0 et 1.1"));
    });

    static Outcome NotOffered => Outcome.NotApplicable(new("STARTTLS is not offered", "STARTTLS n'est pas proposé"));

    static Text Remedy(DomainName host) => new(
        $"Let {host} take TLS 1.2 and 1.3 and nothing older", $"Que {host} accepte TLS 1.2 et 1.3, et rien de plus ancien");

    static List<(TlsVersion Version, Look<HandshakeTranscript> Look)> Offers(
        View view, DomainName host, IEnumerable<TlsVersion> versions) =>
        [.. versions.Select(version => (version, view.Handshake(host, Port, version)))];

    static TlsVersion[] Taken(IEnumerable<(TlsVersion Version, Look<HandshakeTranscript> Look)> offers) =>
    [
        .. offers.Where(one => one.Look is Look<HandshakeTranscript>.Seen { Value.Answer: HandshakeAnswer.Accepted })
            .Select(one => one.Version),
    ];

    /// <summary>Why it cannot be said of every version whether it is taken; null when it can.</summary>
    static Text? WhyUnknown(
        IEnumerable<(TlsVersion Version, Look<HandshakeTranscript> Look)> offers, bool closedIsDeclined = false)
    {
        foreach (var (version, look) in offers)
        {
            var why = look is not Look<HandshakeTranscript>.Seen(var seen) ? look.Why : seen.Answer switch
            {
                HandshakeAnswer.Accepted or HandshakeAnswer.Declined => null,
                HandshakeAnswer.Closed when closedIsDeclined => null,
                HandshakeAnswer.Closed => new Text("closed without a word", "fermé sans un mot"),
                HandshakeAnswer.NotTls => new Text("answered with something else than TLS", "réponse qui n'est pas du TLS"),
            };
            if (why is not null)
                return new($"TLS {version.Number()}: {why.En}", $"TLS {version.Number()} : {why.Fr}");
        }
        return null;
    }

    static Text Takes(IEnumerable<TlsVersion> versions)
    {
        var list = string.Join(", ", versions.Select(version => version.Number()));
        return new($"takes TLS {list}", $"accepte TLS {list}");
    }
}
