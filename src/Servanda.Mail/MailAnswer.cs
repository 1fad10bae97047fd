using Servanda.Core.Names;

namespace Servanda.Mail;

/// <summary>What is known about a <see cref="MailQuery"/>.</summary>
public abstract record MailAnswer
{
    MailAnswer() { }

    /// <summary>Nobody has asked yet.</summary>
    public static MailAnswer NotAsked { get; } = new NotYet();

    /// <summary>TXT records, each with its strings joined (RFC 7208 §3.3), one character for each octet (Latin-1).</summary>
    public sealed record Texts(IReadOnlyList<string> Records) : MailAnswer;

    /// <summary>The mail exchangers of an MX answer, at least one.</summary>
    public sealed record Exchangers(IReadOnlyList<DomainName> Hosts) : MailAnswer;

    /// <summary>There is at least one address.</summary>
    public sealed record Addresses : MailAnswer;

    /// <summary>The DNS says that there is nothing of the kind.</summary>
    /// <param name="NameExists">False for NXDOMAIN, true where the name has other records.</param>
    public sealed record None(bool NameExists) : MailAnswer;

    /// <summary>Nobody has asked yet.</summary>
    public sealed record NotYet : MailAnswer;

    /// <summary>Asked, and no answer came: this says nothing about the name.</summary>
    /// <param name="Reason">For people: a time-out, SERVFAIL and the like.</param>
    public sealed record Failed(string Reason) : MailAnswer;
}
