using System.Globalization;
using System.Net;
using Servanda.Core.Names;
using Servanda.Dns;

namespace Servanda.Assessment.Observations;

/// <summary>
/// What can be looked at: one question to the world, equal to another when the same look answers both. Shared
/// subjects (one MX host of a thousand domains) are looked at once per run.
/// </summary>
public abstract record Subject
{
    private Subject()
    {
    }

    /// <summary>The stable text of the subject, as bundles keep it: <c>dns:MX:example.org</c>.</summary>
    public abstract string Key { get; }

    /// <summary>The key.</summary>
    public sealed override string ToString() => Key;

    /// <summary>A resolver's answer to a question.</summary>
    /// <param name="Name">The name asked for.</param>
    /// <param name="Type">The type asked for.</param>
    /// <param name="CheckingDisabled">With the CD bit (RFC 4035 §3.2.2): tells bogus from broken.</param>
    public sealed record Answer(DomainName Name, DnsType Type, bool CheckingDisabled = false) : Subject
    {
        /// <inheritdoc/>
        public override string Key => $"{(CheckingDisabled ? "dns+cd" : "dns")}:{Type}:{Name}";

        /// <inheritdoc/>
        public bool Equals(Answer? other) =>
            other is not null && Type == other.Type && CheckingDisabled == other.CheckingDisabled && Name.Equals(other.Name);

        /// <summary>By the name and the type: a judge looks dozens of these up, many times over.</summary>
        public override int GetHashCode() => Name.GetHashCode() * 31 + Type.Value;
    }

    /// <summary>What one authoritative server says of a zone's SOA, asked directly without recursion.</summary>
    /// <param name="Zone">The zone.</param>
    /// <param name="Host">The server's name.</param>
    /// <param name="Address">The address asked.</param>
    public sealed record NameServer(DomainName Zone, DomainName Host, IPAddress Address) : Subject
    {
        /// <inheritdoc/>
        public override string Key => $"ns:{Zone}:{Host}:{Address}";
    }

    /// <summary>A page fetched with GET, redirects followed within the limits.</summary>
    /// <param name="Url">Absolute, <c>http</c> or <c>https</c>.</param>
    public sealed record Page(Uri Url) : Subject
    {
        /// <inheritdoc/>
        public override string Key => $"web:{Url.AbsoluteUri}";
    }

    /// <summary>A mail host spoken to on port 25 up to STARTTLS (RFC 3207), no message sent.</summary>
    /// <param name="Host">The MX host.</param>
    public sealed record MailHost(DomainName Host) : Subject
    {
        /// <inheritdoc/>
        public override string Key => $"smtp:{Host}:25";
    }

    /// <summary>A first TLS handshake message offering a single version, to see whether the server takes it.</summary>
    /// <param name="Host">The server.</param>
    /// <param name="Port">443, or 25 after STARTTLS.</param>
    /// <param name="Version">The only version offered.</param>
    public sealed record Handshake(DomainName Host, int Port, TlsVersion Version) : Subject
    {
        /// <inheritdoc/>
        public override string Key => string.Create(CultureInfo.InvariantCulture, $"tls:{Host}:{Port}:{Version.Number()}");
    }

    /// <summary>What DMARC reports in the operator's store say of the mail in a domain's name over the last 30 days.</summary>
    /// <param name="Domain">The domain, with all names below it.</param>
    public sealed record MailReports(DomainName Domain) : Subject
    {
        /// <summary>Days looked back, the day of the look included.</summary>
        public const int Days = 30;

        /// <inheritdoc/>
        public override string Key => $"mail-reports:{Domain}";
    }
}
