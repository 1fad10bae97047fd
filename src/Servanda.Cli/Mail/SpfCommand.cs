using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Mail.Spf;

namespace Servanda.Cli.Mail;

/// <summary><c>servanda mail spf</c>: may this client use this domain, and which term says so.</summary>
static class SpfCommand
{
    static readonly DeliveryOptions Options = new();

    public static Command Create()
    {
        var command = new Command("spf", "Check a sender by SPF (RFC 7208), and show what every term came to");
        Options.AddTo(command);
        HelpWithExamples.Add(command,
            "servanda mail spf --ip 192.0.2.1 --helo mail.example.org --mail-from jo@example.org",
            "servanda mail spf --ip 2001:db8::1 --helo mail.example.org --format json",
            "servanda mail spf --ip 192.0.2.1 --mail-from jo@example.org --dns zone.txt --at 2026-03-01T12:00:00Z");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var sender = Options.Sender(parsed);
        if (sender is null || sender.DomainText.Length == 0)
            throw new WrongInputException(["Say who sends: --ip and, as far as known, --helo and --mail-from."]);
        using var lookup = Options.Lookup(parsed);
        var options = new SpfOptions { IsTraced = true, At = Options.At(parsed) };
        var seen = await lookup.RunAsync(answers => SpfEvaluation.Run(sender, answers, options), one => one.Wanted, cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (Options.IsJson(parsed))
            CheckJson.Write(output, json => CheckJson.WriteSpf(json, seen));
        else
            SpfText.Write(output, seen, parsed.GetValue(SharedOptions.Language));
        return lookup.IsSilent ? ExitCode.NotMeasured : ExitCode.Done;
    }
}
