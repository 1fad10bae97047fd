using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;
using Servanda.Mail.Spf;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>
/// Whether a domain sends and receives mail, as far as its own records say; the one place where that is decided.
/// <list type="bullet">
/// <item>It receives when it has a mail exchanger other than the null MX (RFC 7505). An address without MX, to which
/// mail would be delivered too (RFC 5321 §5.1), is no sign that anybody reads it.</item>
/// <item>It sends when its SPF record names anybody who may, or the operator named a DKIM selector; without an SPF
/// record, when it receives.</item>
/// <item>A domain that does neither is parked: <c>mail.parked</c> judges its SPF and DMARC records, and the other
/// controls of mail do not apply.</item>
/// </list>
/// </summary>
sealed record MailUse
{
    const int MaxRedirects = 10;

    /// <summary>The domain.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>False when the DNS has no such name; null when that is not known.</summary>
    public required bool? Exists { get; init; }

    /// <summary>Null when that is not known.</summary>
    public required bool? Receives { get; init; }

    /// <summary>Null when that is not known.</summary>
    public required bool? Sends { get; init; }

    /// <summary>Why something is not known.</summary>
    public Text WhyUnknown { get; init; } = Observations.UnmeasuredReasons.NotYet;

    /// <summary>Looks it up.</summary>
    public static MailUse Of(View view)
    {
        var exchangers = view.MailExchangers(view.Domain);
        var texts = view.Strings(view.Domain);
        var receives = exchangers switch
        {
            Look<IReadOnlyList<MxData>>.Seen(var hosts) => hosts.Any(mx => !mx.Exchange.IsRoot),
            Look<IReadOnlyList<MxData>>.Absent => false,
            _ => (bool?)null,
        };
        var exists = view.Answer(view.Domain, DnsType.Mx) is Look<DnsAnswer>.Seen(var answer) && receives is not null
            ? answer.Kind != AnswerKind.NoSuchName || answer.Aliases.Count > 0
            : (bool?)null;
        return new MailUse
        {
            Domain = view.Domain,
            Exists = exists,
            Receives = receives,
            Sends = view.Asset.DkimSelectors.Count > 0 ? true : NamesSenders(view, view.Domain, MaxRedirects, receives),
            WhyUnknown = receives is null ? exchangers.Why : texts.Why,
        };
    }

    /// <summary>What a rule about sending says before it looks further; null when there is something to
    /// judge.</summary>
    public Outcome? BarForSender => Missing ?? (Sends is { } sends
        ? sends ? null : Outcome.NotApplicable(new(
            $"{Domain} names nobody who may send mail", $"{Domain} ne nomme personne qui puisse envoyer du courrier"))
        : Outcome.NotMeasured(WhyUnknown));

    /// <summary>The same for a rule about receiving.</summary>
    public Outcome? BarForReceiver => Missing ?? (Receives is { } receives
        ? receives ? null : Outcome.NotApplicable(new($"{Domain} takes no mail", $"{Domain} ne reçoit pas de courrier"))
        : Outcome.NotMeasured(WhyUnknown));

    /// <summary>The same for a rule about domains that use mail in either way.</summary>
    public Outcome? BarForUser => Missing ?? (Uses is { } uses
        ? uses ? null : Outcome.NotApplicable(new(
            $"{Domain} neither sends nor takes mail; see mail.parked",
            $"{Domain} n’envoie ni ne reçoit de courrier ; voir mail.parked"))
        : Outcome.NotMeasured(WhyUnknown));

    /// <summary>The same for a rule about domains that use no mail at all.</summary>
    public Outcome? BarForParked => Missing ?? (Uses is { } uses
        ? !uses ? null : Outcome.NotApplicable(Receives == true
            ? new($"{Domain} takes mail", $"{Domain} reçoit du courrier")
            : new($"{Domain} sends mail", $"{Domain} envoie du courrier"))
        : Outcome.NotMeasured(WhyUnknown));

    /// <summary>Sends or receives; null when that is not known.</summary>
    bool? Uses => Receives == true || Sends == true ? true : Receives is null || Sends is null ? null : false;

    Outcome? Missing => Exists == false
        ? Outcome.NotApplicable(new($"the DNS has no name {Domain}", $"le DNS ne connaît pas de nom {Domain}"))
        : null;

    /// <summary>True when the SPF record, or the one it redirects to, lets anybody send; also when there is one that
    /// cannot be used, since somebody meant it to.</summary>
    static bool? NamesSenders(View view, DomainName name, int left, bool? without) =>
        view.Strings(name) is not Look<IReadOnlyList<string>>.Seen(var texts) ? null : SpfSelection.From(texts) switch
        {
            SpfSelection.None => without,
            SpfSelection.One { Read.Value: { } record } => record switch
            {
                _ when record.Mechanisms.Any(one =>
                    one is not SpfMechanism.All || one.Qualifier == SpfQualifier.Pass) => true,
                { All: null, Redirect.Target.Name: { } target } when left > 0 =>
                    NamesSenders(view, target, left - 1, true),
                { All: null, Redirect: not null } => true,
                _ => false,
            },
            _ => true,
        };
}
