using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Core;

namespace Servanda.Cli.Commands;

/// <summary>The whole command line, and where a fault of the input becomes an exit code.</summary>
static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        // Ctrl-C is ours: see StopSignals.
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            var code = await parsed.InvokeAsync(invocation);
            return parsed.Errors.Count > 0 ? ExitCode.WrongInput : code;
        }
        catch (WrongInputException wrong)
        {
            foreach (var problem in wrong.Problems)
                await Console.Error.WriteLineAsync(Visible.Of(problem));
            return ExitCode.WrongInput;
        }
        catch (IOException fault)
        {
            await Console.Error.WriteLineAsync(Visible.Of(fault.Message));
            return ExitCode.WrongInput;
        }
        catch (System.Data.Common.DbException fault)
        {
            await Console.Error.WriteLineAsync(Visible.Of(fault.Message));
            return ExitCode.WrongInput;
        }
        catch (UnauthorizedAccessException fault)
        {
            await Console.Error.WriteLineAsync(Visible.Of(fault.Message));
            return ExitCode.WrongInput;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.NotMeasured;
        }
    }

    static RootCommand Create()
    {
        var root = new RootCommand("Servanda shows whether the signers of cybersecurity accords do what they promised.")
        {
            AssessCommand.Create(),
            VerifyCommand.Create(),
            ExplainCommand.Create(),
            CatalogueCommand.Create(),
            Serving.ServeCommand.Create(),
            Log.LogCommand.Create(),
            Measure.MeasureCommand.Create(),
            Mail.MailCommand.Create(),
            Witnessing.WitnessCommand.Create(),
            Monitoring.MonitorCommand.Create(),
            Data.DbCommand.Create(),
            DemoCommand.Create(),
            DnsCommand.Create(),
            AccountCommand.Create(),
            CompletionsCommand.Create(),
        };
        SharedOptions.Language.Recursive = true;
        SharedOptions.Catalogue.Recursive = true;
        root.Add(SharedOptions.Language);
        root.Add(SharedOptions.Catalogue);
        HelpWithExamples.Add(root,
            "servanda demo --out demo",
            "servanda assess example.org --out scorecard",
            "servanda verify scorecard/bundles/example.org.zip",
            "servanda explain mail.dmarc",
            "servanda log append /srv/log scorecard/bundles/*.zip",
            "servanda mail ingest ~/Maildir && servanda mail summary example.org");
        HelpWithExamples.Use(root);
        return root;
    }
}
