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
            if (view.Find(new Subject.Answer(query.Name, query.Type)) is null)
                return MailAnswer.NotAsked;
            if (view.Answer(query.Name, query.Type) is not Look<DnsAnswer>.Seen(var answer)
                || DnsView.Failure(answer) is not null)
                return Failed;
            return MailAnswer.Of(answer, query.Kind);
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
            var look = view.Answer(first.Name, first.Type);
            var why = look is Look<DnsAnswer>.Seen(var answer) && DnsView.Failure(answer) is { } failure
                ? failure
                : look.Why;
            var asked = $"{first.Name} {first.Type}";
            var more = failed.Count == 1 ? "" : $" (+{failed.Count - 1})";
            return new($"no answer about {asked}{more}: {why.En}", $"pas de réponse sur {asked}{more} : {why.Fr}");
        }
    }
}
