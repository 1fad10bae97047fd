using System.CommandLine;
using System.Globalization;
using Servanda.Cli.Assessing;
using Servanda.Core;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda dns verify</c>: proves answers again, offline, from their chains.</summary>
static class DnsVerifyCommand
{
    static readonly Argument<FileInfo> Path = new("FILE") { Description = "Chains, as --chain wrote them" };

    static readonly Option<FileInfo?> Anchor = new("--anchor")
    {
        Description = "DS or DNSKEY records to trust, as in a zone file [default: IANA's root keys]",
        HelpName = "FILE",
    };

    static readonly Option<string?> At = new("--at")
    {
        Description = "The moment the signatures must be valid for [default: when each answer was observed]",
        HelpName = "YYYY-MM-DDTHH:MM:SSZ",
    };

    public static Command Create()
    {
        var verify = new Command("verify", "Prove answers again from their DNSSEC chains, offline") { Path, Anchor, At };
        HelpWithExamples.Add(verify,
            "servanda dns verify example.chain",
            "servanda dns verify example.chain --anchor root.key --at 2026-12-24T00:00:00Z");
        verify.SetAction(Run);
        return verify;
    }

    static int Run(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var anchors = DnsAnchors.Load(parsed.GetValue(Anchor));
        var at = Moment(parsed.GetValue(At));
        var worst = ExitCode.Done;
        foreach (var chain in Read(parsed.GetValue(Path)!))
        {
            var validation = ChainVerifier.Verify(chain, anchors, at);
            DnsValidationText.Write(output, chain);
            DnsValidationText.Write(output, validation);
            if (validation.Security is Security.Secure or Security.Insecure)
                Print(output, chain);
            worst = Math.Max(worst, DnsValidationText.Code(validation));
        }
        return worst;
    }

    static void Print(TextWriter output, Chain chain)
    {
        var answer = chain.ReadAnswer();
        foreach (var alias in answer.Aliases)
            output.WriteLine($"; leads to {alias}");
        foreach (var record in answer.Records)
            output.WriteLine(Visible.Of(record.ToString()));
        if (answer.Kind == AnswerKind.NoData)
            output.WriteLine($"; {answer.Name} has no {chain.Question.Type}");
        else if (answer.Kind == AnswerKind.NoSuchName)
            output.WriteLine($"; there is no name {answer.Name}");
    }

    static IReadOnlyList<Chain> Read(FileInfo file)
    {
        if (!file.Exists || file.Length > ChainFile.MaxOctets)
            throw new WrongInputException([$"{file.FullName} is no file with chains."]);
        var read = ChainFile.Read(File.ReadAllBytes(file.FullName));
        return read.Value ?? throw new WrongInputException(
        [
            $"{file.FullName} is not what `servanda dns query --chain` wrote, or was changed since:",
            .. read.Problems.Select(problem => $"  {problem.Code} at octet {problem.Offset} ({problem.Clause}) {problem.Detail}".TrimEnd()),
        ]);
    }

    static DateTimeOffset? Moment(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
        : throw new WrongInputException([$"'{text}' is no moment: write 2026-11-22T15:30:00Z."]);
}
