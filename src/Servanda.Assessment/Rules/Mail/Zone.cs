using Servanda.Core.Names;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>Records as a remedy writes them: one line of a zone file (RFC 1035 §5.1), TTL and class left out.</summary>
static class Zone
{
    /// <summary><c>example.org. TXT "v=spf1 -all"</c>, split into strings where it is long.</summary>
    public static string Txt(DomainName name, string text) => Line(name, TxtData.Of(text));

    /// <summary>Owner, type and data.</summary>
    public static string Line(DomainName name, RecordData data) => $"{Absolute(name)} {data.Type} {data}";

    /// <summary>The name with its final dot.</summary>
    public static string Absolute(DomainName name) => name.IsRoot ? "." : name + ".";
}
