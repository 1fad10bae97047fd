using System.Net;
using System.Text;
using Servanda.Core.Names;
using Servanda.Mail;

namespace Servanda.Tests.Mail;

/// <summary>A DNS in a dictionary: names not in it do not exist.</summary>
sealed class MailZone
{
    readonly Dictionary<MailQuery, MailAnswer> _answers = [];
    readonly Dictionary<DomainName, DomainName> _aliases = [];
    readonly HashSet<DomainName> _names = [];

    public List<MailQuery> Asked { get; } = [];

    public MailZone Txt(string name, params string[] texts) => Set(name, MailQueryKind.Txt, new MailAnswer.Texts(texts));

    /// <summary>Adds to the one text at the name.</summary>
    public MailZone Append(string name, string text) => Txt(name, ((MailAnswer.Texts)Answer(new(DomainName.Parse(name), MailQueryKind.Txt))).Records[0] + text);

    public MailZone A(string name, params string[] addresses) => Addresses(name, MailQueryKind.A, addresses, "192.0.2.1");

    public MailZone Aaaa(string name, params string[] addresses) =>
        Addresses(name, MailQueryKind.Aaaa, addresses, "2001:db8::1");

    public MailZone Mx(string name, params string[] hosts) =>
        Set(name, MailQueryKind.Mx, new MailAnswer.Exchangers([.. hosts.Select(host => new MailExchanger(10, Name(host)))]));

    public MailZone Ptr(string name, params string[] targets) =>
        Set(name, MailQueryKind.Ptr, new MailAnswer.Pointers([.. targets.Select(Name)]));

    public MailZone Cname(string name, string target)
    {
        _aliases[Name(name)] = Name(target);
        return this;
    }

    public MailZone Fails(string name, MailQueryKind kind) => Set(name, kind, new MailAnswer.Failed("time-out"));

    public MailZone Set(string name, MailQueryKind kind, MailAnswer answer)
    {
        _answers[new(Name(name), kind)] = answer;
        _names.Add(Name(name));
        return this;
    }

    public MailAnswer Answer(MailQuery query)
    {
        Asked.Add(query);
        var name = query.Name;
        while (_aliases.TryGetValue(name, out var next))
            name = next;
        return _answers.GetValueOrDefault(query with { Name = name }) ?? new MailAnswer.None(_names.Contains(name));
    }

    /// <summary>A name as a record carries it: octets between dots, whatever they are.</summary>
    public static DomainName Name(string text)
    {
        if (text is "." or "")
            return DomainName.Root;
        var wire = new List<byte>();
        foreach (var label in text.TrimEnd('.').Split('.'))
            wire.AddRange([(byte)label.Length, .. Encoding.Latin1.GetBytes(label)]);
        return DomainName.TryReadWire([.. wire, 0], out var name) ? name : throw new FormatException(text);
    }

    MailZone Addresses(string name, MailQueryKind kind, string[] addresses, string otherwise) =>
        Set(name, kind, new MailAnswer.Addresses(
            [.. addresses.DefaultIfEmpty(otherwise).Select(IPAddress.Parse)]));
}
