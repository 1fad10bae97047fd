using Servanda.Core.Names;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>Records as a remedy writes them: one line of a zone file (RFC 1035 §5.1), TTL and class left out.</summary>
static class Zone
{
    /// <summary>Characters of a text that is written out; a longer one is nobody's to publish as it stands.</summary>
    const int MaxText = 2048;

    /// <summary><c>example.org. TXT "v=spf1 -all"</c>, split into strings where it is long, cut off where it is too
    /// long to be of use.</summary>
    public static string Txt(DomainName name, string text) => text.Length <= MaxText
        ? Line(name, TxtData.Of(text))
        : $"{Line(name, TxtData.Of(text[..MaxText]))}… ({text.Length})";

    /// <summary>Owner, type and data.</summary>
    public static string Line(DomainName name, RecordData data) => $"{Absolute(name)} {data.Type} {data}";

    /// <summary>The name with its final dot.</summary>
    public static string Absolute(DomainName name) => name.IsRoot ? "." : name + ".";
}
