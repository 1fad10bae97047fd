using System.Globalization;
using Servanda.Dns;
using Servanda.Dns.Client;

namespace Servanda.Cli.Commands;

/// <summary>Prints an answer in the form of a master file (RFC 1035 §5.1), with what stands in its header as comments.</summary>
static class DnsAnswerText
{
    public static void Write(TextWriter output, DnsQuestion question, DnsResult.Answered answered)
    {
        // Whatever was taken for an answer has a header that reads.
        var message = answered.Read().Value!;
        var answer = DnsAnswer.Of(message, question);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"; {message.ResponseCode}, {answered.Raw.Length} octets from {answered.Upstream}"
            + $"{(message.IsAuthenticated ? ", validated (AD)" : "")}"));
        foreach (var error in answer.ExtendedErrors)
            output.WriteLine($"; {error}");
        Write(output, "answer", message.Answers);
        Write(output, "authority", message.Authorities);
        Write(output, "additional", message.Additionals);
    }

    static void Write(TextWriter output, string section, IReadOnlyList<DnsRecord> records)
    {
        if (records.Count == 0)
            return;
        output.WriteLine($"; {section}");
        foreach (var record in records)
            output.WriteLine(record);
    }
}
