using Servanda.Core.Names;

namespace Servanda.Dns;

/// <summary>What is asked (RFC 1035 §4.1.2).</summary>
/// <param name="Name">The name asked about.</param>
/// <param name="Type">The type of records wanted.</param>
public readonly record struct DnsQuestion(DomainName Name, DnsType Type)
{
    /// <summary>The class; the Internet unless said otherwise.</summary>
    public DnsClass Class { get; init; } = DnsClass.In;

    /// <summary>As a zone file would begin: <c>example.org. IN MX</c>.</summary>
    public override string ToString() => $"{Wire.Presentation.Name(Name)} {Class} {Type}";
}
