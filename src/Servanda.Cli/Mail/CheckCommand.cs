using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Core;
using Servanda.Mail.Evaluation;
using Servanda.Mail.Messages;

namespace Servanda.Cli.Mail;

/// <summary><c>servanda mail check</c>: one message, judged as a receiver would.</summary>
static class CheckCommand
{
    static readonly Argument<string> Message = new("MESSAGE")
    {
        Description = "The message as received: a file, or - for standard input",
    };

    static readonly Option<string> Receiver = new("--receiver")
    {
        Description = "The name of the host that receives, as Authentication-Results is to say it",
        HelpName = "NAME",
        DefaultValueFactory = _ => "localhost",
    };

    static readonly DeliveryOptions Options = new();

    public static Command Create()
    {
        var command = new Command("check", "Check a message by SPF, DKIM, ARC and DMARC, and say what its author's domain asks for")
        {
            Message, Receiver,
        };
        Options.AddTo(command);
        HelpWithExamples.Add(command,
            "servanda mail check message.eml --ip 192.0.2.1 --helo mail.example.org --mail-from jo@example.org",
            "servanda mail check message.eml --ip 192.0.2.1 --mail-from jo@example.org --dns zone.txt --at 2026-03-01T12:00:00Z",
            "cat message.eml | servanda mail check - --format json");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var sender = Options.Sender(parsed);
        var read = Read(parsed.GetValue(Message)!);
        var message = read.Value ?? throw new WrongInputException(
            [.. read.Problems.Select(problem => $"{parsed.GetValue(Message)}: {problem.Code} ({problem.Clause})")]);
        var evaluator = new MessageEvaluator { Receiver = parsed.GetValue(Receiver)!, IsTraced = true };
        using var lookup = Options.Lookup(parsed);
        var at = Options.At(parsed);
        var seen = await lookup.RunAsync(
            answers => evaluator.Evaluate(message, sender, answers, at), one => one.Wanted, cancel);
        var results = AuthenticationResultsWriter.Write(EvaluationResults.Of(seen, evaluator.Receiver));
        var output = parsed.InvocationConfiguration.Output;
        if (Options.IsJson(parsed))
            CheckJson.Write(output, json => CheckJson.WriteMessage(json, seen, read.Problems, results));
        else
            CheckText.Write(output, seen, read.Problems, results, parsed.GetValue(SharedOptions.Language));
        return lookup.IsSilent ? ExitCode.NotMeasured : ExitCode.Done;
    }

    static Parsed<MailMessage> Read(string path)
    {
        using var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        return MailMessageReader.Read(stream);
    }
}
