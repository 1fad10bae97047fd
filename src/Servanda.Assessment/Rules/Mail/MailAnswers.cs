using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;
using Servanda.Mail;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>Lets the walks of SPF and DMARC ask a view: what nobody has looked at is wanted in the next
/// round.</summary>
static class MailAnswers
{
    /// <summary>A failure's reason is for the view to say in every language; the walks only need to know of
    /// it.</summary>
    static readonly MailAnswer Failed = new MailAnswer.Failed("");

    static readonly Look<IReadOnlyList<string>> NoTexts = new Look<IReadOnlyList<string>>.Seen([]);

    /// <summary>The answer to a question that is one too many, and is not asked.</summary>
    public static MailAnswer NotFollowed => Failed;

    extension(View view)
    {
        /// <summary>What the view has as the answer to a query.</summary>
        public MailAnswer Ask(MailQuery query)
        {
            var type = TypeOf(query.Kind);
            if (view.Find(new Subject.Answer(query.Name, type)) is null)
                return MailAnswer.NotAsked;
            if (view.Answer(query.Name, type) is not Look<DnsAnswer>.Seen(var answer)
                || DnsView.Failure(answer) is not null)
                return Failed;
            return Read(answer, query.Kind) ?? new MailAnswer.None(answer.Kind != AnswerKind.NoSuchName);
        }

        /// <summary>The texts of a name, each with its strings joined; empty when there are none.</summary>
        public Look<IReadOnlyList<string>> Strings(DomainName name) => view.Texts(name) switch
        {
            Look<IReadOnlyList<TxtData>>.Seen(var texts) =>
                new Look<IReadOnlyList<string>>.Seen([.. texts.Select(text => text.Text)]),
            Look<IReadOnlyList<TxtData>>.Absent => NoTexts,
            var other => new Look<IReadOnlyList<string>>.Unmeasured(other.Why),
        };

        /// <summary>Why none of these questions was answered, by the first of them; that nobody has looked yet, when
        /// there is none.</summary>
        public Text WhyFailed(IReadOnlyList<MailQuery> failed)
        {
            if (failed is not [var first, ..])
                return UnmeasuredReasons.NotYet;
            var look = view.Answer(first.Name, TypeOf(first.Kind));
            var why = look is Look<DnsAnswer>.Seen(var answer) && DnsView.Failure(answer) is { } failure
                ? failure
                : look.Why;
            var asked = $"{first.Name} {TypeOf(first.Kind)}";
            var more = failed.Count == 1 ? "" : $" (+{failed.Count - 1})";
            return new($"no answer about {asked}{more}: {why.En}", $"pas de réponse sur {asked}{more} : {why.Fr}");
        }
    }

    static MailAnswer? Read(DnsAnswer answer, MailQueryKind kind) => answer.Kind != AnswerKind.Records ? null : kind switch
    {
        MailQueryKind.Txt => answer.Data<TxtData>().Select(text => text.Text).ToList() is { Count: > 0 } texts
            ? new MailAnswer.Texts(texts)
            : null,
        MailQueryKind.Mx => answer.Data<MxData>().Select(mx => mx.Exchange).Where(host => !host.IsRoot).ToList()
            is { Count: > 0 } hosts
            ? new MailAnswer.Exchangers(hosts)
            : null,
        MailQueryKind.A or MailQueryKind.Aaaa => new MailAnswer.Addresses(),
    };

    static DnsType TypeOf(MailQueryKind kind) => kind switch
    {
        MailQueryKind.Txt => DnsType.Txt,
        MailQueryKind.A => DnsType.A,
        MailQueryKind.Aaaa => DnsType.Aaaa,
        MailQueryKind.Mx => DnsType.Mx,
    };
}
