using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>The mail exchangers of a domain that takes mail, and what is said of all of them together.</summary>
static class MailHosts
{
    /// <summary>Exchangers looked at, best preference first.</summary>
    public const int MaxHosts = 10;

    static readonly FindingStatus[] WorstFirst =
    [
        FindingStatus.Fail, FindingStatus.NotMeasured, FindingStatus.Warn, FindingStatus.Pass,
        FindingStatus.NotApplicable,
    ];

    extension(View view)
    {
        /// <summary>The exchangers, best preference first, each once; empty until they are known.</summary>
        public IReadOnlyList<DomainName> Exchangers() =>
            view.MailExchangers(view.Domain) is Look<IReadOnlyList<MxData>>.Seen(var hosts)
                ? [.. hosts.Select(mx => mx.Exchange).Where(host => !host.IsRoot).Distinct()]
                : [];

        /// <summary>Judges every exchanger of a domain that takes mail. The worst counts; one that could not be looked
        /// at leaves open what would be said of all.</summary>
        public Outcome AtEveryExchanger(Func<DomainName, Outcome> judge)
        {
            if (view.Once(MailUse.Of).BarForReceiver is { } bar)
                return bar;
            var hosts = view.Exchangers();
            return Together([.. hosts.Take(MaxHosts).Select(host => (host, judge(host)))], hosts.Count);
        }

        /// <summary>Judges what every exchanger said on port 25.</summary>
        public Outcome AtEveryMailHost(Func<DomainName, SmtpTranscript, Outcome> judge) => view.AtEveryExchanger(host =>
            view.MailHost(host) is Look<SmtpTranscript>.Seen(var said) ? judge(host, said)
            : Outcome.NotMeasured(view.MailHost(host).Why));
    }

    /// <summary>Several outcomes as one, the hosts with the same reason named together.</summary>
    static Outcome Together(IReadOnlyList<(DomainName Host, Outcome Outcome)> parts, int all)
    {
        var status = WorstFirst.First(one => parts.Any(part => part.Outcome.Status == one));
        var told = parts
            .Where(part => part.Outcome.Status != FindingStatus.NotApplicable || status == FindingStatus.NotApplicable)
            .GroupBy(part => part.Outcome.Reason, part => part.Host)
            .Select(group => (Hosts: Shown.List(group), Reason: group.Key))
            .ToList();
        var cut = all > MaxHosts ? $" ({MaxHosts}/{all})" : "";
        var remedies = parts.Select(part => part.Outcome.Remedy).OfType<Text>().Distinct().ToList();
        return new Outcome(
            status,
            new(string.Join("; ", told.Select(one => $"{one.Hosts}: {one.Reason.En}")) + cut,
                string.Join(" ; ", told.Select(one => $"{one.Hosts} : {one.Reason.Fr}")) + cut),
            status is not (FindingStatus.Warn or FindingStatus.Fail) ? null : new(
                string.Join('\n', remedies.Select(text => text.En)),
                string.Join('\n', remedies.Select(text => text.Fr))));
    }
}
