using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

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

    static readonly Option<bool> Validate = new("--validate")
    {
        Description = "Validate the answer with DNSSEC here, whatever the resolver says of it (RFC 4035 §4.9)",
    };

    static readonly Option<FileInfo?> Anchor = new("--anchor")
    {
        Description = "With --validate: DS or DNSKEY records to trust, as in a zone file [default: IANA's root keys]",
        HelpName = "FILE",
    };

    static readonly Option<FileInfo?> ChainPath = new("--chain")
    {
        Description = "Write everything that proves the answer to a file, for `servanda dns verify`; implies --validate",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var query = new Command("query", "Ask one question and print the answer")
        {
            Name, Type, Resolvers, Unchecked, WithSignatures, Validate, Anchor, ChainPath,
        };
        HelpWithExamples.Add(query,
            "servanda dns query example.org MX",
            "servanda dns query _dmarc.example.org TXT --resolver tls://9.9.9.9",
            "servanda dns query bücher.example --resolver 127.0.0.1:5300 --cd",
            "servanda dns query _25._tcp.mail.example.org TLSA --validate --chain tlsa.chain");
        query.SetAction(RunAsync);
        return new Command("dns", "Look into the DNS the way the assessor does") { query, DnsVerifyCommand.Create(), DnsAnchorsCommand.Create() };
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var question = Question(parsed);
        using var resolver = new DnsResolver(new ResolverOptions { Upstreams = Upstreams(parsed.GetValue(Resolvers)) });
        var options = new LookupOptions
        {
            CheckingDisabled = parsed.GetValue(Unchecked),
            DnssecOk = parsed.GetValue(WithSignatures),
        };
        var output = parsed.InvocationConfiguration.Output;
        var chain = parsed.GetValue(ChainPath);
        if (chain is not null || parsed.GetValue(Validate))
            return await ValidateAsync(parsed, resolver, question, chain, cancel);
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

    static async Task<int> ValidateAsync(
        ParseResult parsed, DnsResolver resolver, DnsQuestion question, FileInfo? path, CancellationToken cancel)
    {
        var validating = new ValidatingResolver(resolver, DnsAnchors.Load(parsed.GetValue(Anchor)), TimeProvider.System);
        var answer = await validating.LookUpAsync(question, default, cancel);
        var output = parsed.InvocationConfiguration.Output;
        DnsValidationText.Write(output, answer.Validation);
        if (answer.Result is DnsResult.Answered answered)
            DnsAnswerText.Write(output, question, answered);
        if (path is not null && answer.Chain is { } chain)
            await File.WriteAllBytesAsync(path.FullName, ChainFile.Write(chain), cancel);
        else if (path is not null)
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{question}: nothing is proven, so there is no chain to write.");
        return DnsValidationText.Code(answer.Validation);
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

    /// <exception cref="WrongInputException">One of them is no resolver.</exception>
    public static IReadOnlyList<Upstream> Upstreams(string[]? named) =>
        named is { Length: > 0 } given
            ? [.. given.Select(text => Upstream.TryRead(text, out var upstream)
                ? upstream
                : throw new WrongInputException([$"'{text}' is no resolver: write 9.9.9.9 or tls://9.9.9.9."]))]
            : Network.SystemUpstreams();
}
