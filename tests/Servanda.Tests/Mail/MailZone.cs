using Servanda.Core.Names;
using Servanda.Mail;

namespace Servanda.Tests.Mail;

/// <summary>A DNS in a dictionary: names not in it do not exist.</summary>
sealed class MailZone
{
    readonly Dictionary<MailQuery, MailAnswer> _answers = [];
    readonly HashSet<DomainName> _names = [];

    public List<MailQuery> Asked { get; } = [];

    public MailZone Txt(string name, params string[] texts) => Set(name, MailQueryKind.Txt, new MailAnswer.Texts(texts));

    public MailZone A(string name) => Set(name, MailQueryKind.A, new MailAnswer.Addresses());

    public MailZone Aaaa(string name) => Set(name, MailQueryKind.Aaaa, new MailAnswer.Addresses());

    public MailZone Mx(string name, params string[] hosts) =>
        Set(name, MailQueryKind.Mx, new MailAnswer.Exchangers([.. hosts.Select(DomainName.Parse)]));

    public MailZone Fails(string name, MailQueryKind kind) => Set(name, kind, new MailAnswer.Failed("time-out"));

    public MailZone Set(string name, MailQueryKind kind, MailAnswer answer)
    {
        _answers[new(DomainName.Parse(name), kind)] = answer;
        _names.Add(DomainName.Parse(name));
        return this;
    }

    public MailAnswer Answer(MailQuery query)
    {
        Asked.Add(query);
        return _answers.GetValueOrDefault(query) ?? new MailAnswer.None(_names.Contains(query.Name));
    }
}
