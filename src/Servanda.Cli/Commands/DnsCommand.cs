using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda dns query</c>: one question, and the answer as the assessor sees it.</summary>
static class DnsCommand
{
    static readonly Argument<string> Name = new("NAME") { Description = "The name, in any script" };

    static readonly Argument<string> Type = new("TYPE")
    {
        Description = "A, AAAA, MX, TXT, TYPE65280 and so on",
        DefaultValueFactory = _ => "A",
    };

    static readonly Option<string[]> Resolvers = new("--resolver")
    {
        Description = "ADDR, ADDR:PORT, tls://ADDR or https://HOST/dns-query [default: the system's]",
        HelpName = "ADDR[:PORT]",
    };

    static readonly Option<bool> Unchecked = new("--cd")
    {
        Description = "Ask for the answer as it is, validated or not (CD, RFC 4035 §3.2.2)",
    };

    static readonly Option<bool> WithSignatures = new("--do")
    {
        Description = "Ask for the DNSSEC records too (DO, RFC 3225)",
    };

    public static Command Create()
    {
        var query = new Command("query", "Ask one question and print the answer") { Name, Type, Resolvers, Unchecked, WithSignatures };
        HelpWithExamples.Add(query,
            "servanda dns query example.org MX",
            "servanda dns query _dmarc.example.org TXT --resolver tls://9.9.9.9",
            "servanda dns query bücher.example --resolver 127.0.0.1:5300 --cd");
        query.SetAction(RunAsync);
        return new Command("dns", "Look into the DNS the way the assessor does") { query };
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var question = Question(parsed);
        using var resolver = new DnsResolver(new ResolverOptions { Upstreams = Upstreams(parsed) });
        var options = new LookupOptions
        {
            CheckingDisabled = parsed.GetValue(Unchecked),
            DnssecOk = parsed.GetValue(WithSignatures),
        };
        var output = parsed.InvocationConfiguration.Output;
        switch (await resolver.LookUpAsync(question, options, cancel))
        {
            case DnsResult.Answered answered:
                DnsAnswerText.Write(output, question, answered);
                return ExitCode.Done;
            case DnsResult.Failed failed:
                parsed.InvocationConfiguration.Error.WriteLine($"{question}: {failed}");
                return ExitCode.NotMeasured;
            default:
                return ExitCode.NotMeasured;
        }
    }

    static DnsQuestion Question(ParseResult parsed)
    {
        var text = parsed.GetValue(Name)!;
        var name = text == "." ? DomainName.Root : DomainName.Read(text).Value
            ?? throw new WrongInputException([$"'{text}' is no domain name."]);
        return DnsType.TryRead(parsed.GetValue(Type), out var type)
            ? new DnsQuestion(name, type)
            : throw new WrongInputException([$"'{parsed.GetValue(Type)}' is no record type: write MX, TXT or TYPE65280."]);
    }

    static IReadOnlyList<Upstream> Upstreams(ParseResult parsed) =>
        parsed.GetValue(Resolvers) is { Length: > 0 } given
            ? [.. given.Select(text => Upstream.TryRead(text, out var upstream)
                ? upstream
                : throw new WrongInputException([$"'{text}' is no resolver: write 9.9.9.9 or tls://9.9.9.9."]))]
            : Network.SystemUpstreams();
}
