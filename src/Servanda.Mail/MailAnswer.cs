using System.Net;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Mail;

/// <summary>What is known about a <see cref="MailQuery"/>.</summary>
public abstract record MailAnswer
{
    MailAnswer() { }

    /// <summary>Nobody has asked yet.</summary>
    public static MailAnswer NotAsked { get; } = new NotYet();

    /// <summary>TXT records, each with its strings joined (RFC 7208 §3.3), one character for each octet (Latin-1).</summary>
    public sealed record Texts(IReadOnlyList<string> Records) : MailAnswer;

    /// <summary>The mail exchangers of an MX answer, at least one; a null MX is one whose host is the root.</summary>
    public sealed record Exchangers(IReadOnlyList<MailExchanger> Hosts) : MailAnswer;

    /// <summary>The addresses of a name, at least one, of the family asked for.</summary>
    public sealed record Addresses(IReadOnlyList<IPAddress> Values) : MailAnswer;

    /// <summary>The names that an address points to, at least one.</summary>
    public sealed record Pointers(IReadOnlyList<DomainName> Names) : MailAnswer;

    /// <summary>The DNS says that there is nothing of the kind.</summary>
    /// <param name="NameExists">False for NXDOMAIN, true where the name has other records.</param>
    public sealed record None(bool NameExists) : MailAnswer;

    /// <summary>Nobody has asked yet.</summary>
    public sealed record NotYet : MailAnswer;

    /// <summary>Asked, and no answer came: this says nothing about the name.</summary>
    /// <param name="Reason">For people: a time-out, SERVFAIL and the like.</param>
    public sealed record Failed(string Reason) : MailAnswer;

    /// <summary>What an answer of the DNS says to a question of this kind; records that could not be read as their type
    /// are passed over.</summary>
    public static MailAnswer Of(DnsAnswer answer, MailQueryKind kind) => answer.Kind switch
    {
        AnswerKind.Records => Read(answer, kind) ?? new None(NameExists: true),
        AnswerKind.NoData => new None(NameExists: true),
        AnswerKind.NoSuchName => new None(NameExists: false),
        AnswerKind.Elsewhere => new Failed("referral"),
        AnswerKind.AliasLoop => new Failed("alias loop"),
        AnswerKind.Truncated => new Failed("truncated"),
        AnswerKind.Failed => new Failed(answer.ResponseCode.ToString()),
    };

    static MailAnswer? Read(DnsAnswer answer, MailQueryKind kind) => kind switch
    {
        MailQueryKind.Txt => answer.Data<TxtData>().Select(text => text.Text).ToList() is { Count: > 0 } texts
            ? new Texts(texts)
            : null,
        MailQueryKind.A => answer.Data<AData>().Select(a => a.Address).ToList() is { Count: > 0 } addresses
            ? new Addresses(addresses)
            : null,
        MailQueryKind.Aaaa => answer.Data<AaaaData>().Select(aaaa => aaaa.Address).ToList() is { Count: > 0 } addresses
            ? new Addresses(addresses)
            : null,
        MailQueryKind.Mx => answer.Data<MxData>().Select(mx => new MailExchanger(mx.Preference, mx.Exchange)).ToList()
            is { Count: > 0 } hosts
            ? new Exchangers(hosts)
            : null,
        MailQueryKind.Ptr => answer.Data<PtrData>().Select(ptr => ptr.Target).ToList() is { Count: > 0 } names
            ? new Pointers(names)
            : null,
    };
}
