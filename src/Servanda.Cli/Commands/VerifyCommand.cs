using System.CommandLine;
using Servanda.Accords;
using Servanda.Assessment.Bundles;
using Servanda.Cli.Assessing;
using Servanda.Cli.Reports;
using Servanda.Transparency.Notes;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda verify</c>: repeats verdicts offline.</summary>
static class VerifyCommand
{
    const long MaxDirectoryBytes = 256L * 1024 * 1024;

    static readonly Argument<string[]> Bundles = new("BUNDLE")
    {
        Description = "A bundle: a zip, or a directory it was unpacked to",
        Arity = ArgumentArity.OneOrMore,
    };

    static readonly Option<string?> Key = new("--key")
    {
        Description = "The key that must have signed (a C2SP verifier key) [default: the key the bundle names]",
        HelpName = "VKEY",
    };

    public static Command Create()
    {
        var command = new Command("verify", "Check evidence bundles offline: digests, signature, and the verdict again")
        {
            Bundles, Key,
        };
        HelpWithExamples.Add(command,
            "servanda verify out/bundles/*.zip",
            "servanda verify --key 'servanda-bundle+1a2b3c4d+AbCd…' example.org.zip");
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var language = parsed.GetValue(SharedOptions.Language);
        var verifier = new BundleVerifier(
            CatalogueSource.Load(parsed.GetValue(SharedOptions.Catalogue)), Trusted(parsed.GetValue(Key)));
        var failed = false;
        foreach (var path in parsed.GetValue(Bundles) ?? [])
        {
            output.WriteLine(Visible.Of(path));
            foreach (var check in Verify(verifier, path))
            {
                failed |= check.Outcome == CheckOutcome.Failed;
                output.WriteLine($"  {Word(check.Outcome).In(language),-9} {check.Name,-10} {Visible.Of(check.Words.In(language))}");
            }
        }
        return failed ? ExitCode.Below : ExitCode.Done;
    }

    static IReadOnlyList<BundleCheck> Verify(BundleVerifier verifier, string path)
    {
        if (File.Exists(path))
            return verifier.Verify(File.ReadAllBytes(path));
        if (!Directory.Exists(path))
            throw new WrongInputException([$"{path} is neither a file nor a directory."]);
        var files = new DirectoryInfo(path).GetFiles("*", SearchOption.AllDirectories);
        if (files.Sum(file => file.Length) > MaxDirectoryBytes)
            throw new WrongInputException([$"{path} holds more than {MaxDirectoryBytes} bytes: that is no bundle."]);
        return verifier.Verify(
        [
            .. files.Select(file => new BundleFile(
                Path.GetRelativePath(path, file.FullName).Replace('\\', '/'), File.ReadAllBytes(file.FullName))),
        ]);
    }

    static NoteVerifierKey? Trusted(string? text) =>
        text is null ? null
        : NoteVerifierKey.Read(text).Value
            ?? throw new WrongInputException([$"'{text}' is no verifier key: write NAME+ID+KEY as the publisher gives it."]);

    static Text Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => new("ok", "ok"),
        CheckOutcome.Failed => new("FAILED", "ÉCHEC"),
        CheckOutcome.NotApplicable => new("n/a", "s.o."),
    };
}
