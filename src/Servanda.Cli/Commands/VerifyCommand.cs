using System.CommandLine;
using Servanda.Accords;
using Servanda.Assessment.Bundles;
using Servanda.Cli.Assessing;
using Servanda.Core;
using Servanda.Core.Json;
using Servanda.Transparency.Notes;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda verify</c>: repeats verdicts, and checks proofs, offline.</summary>
static class VerifyCommand
{
    static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "A bundle (a zip, or a directory it was unpacked to), a .tlog-proof, or chains of DNSSEC signatures",
        Arity = ArgumentArity.OneOrMore,
    };

    static readonly Option<string?> Key = new("--key")
    {
        Description = "The key that must have signed bundles (a C2SP verifier key) [default: the key the bundle names]",
        HelpName = "VKEY",
    };

    static readonly Option<FileInfo?> Policy = new("--policy")
    {
        Description = "The logs and witnesses you believe (C2SP tlog-policy) [default: none, and nobody's signature is checked]",
        HelpName = "FILE",
    };

    static readonly Option<FileInfo?> Anchor = new("--anchor")
    {
        Description = "DS or DNSKEY records that the chains of signatures must begin at [default: the root keys that IANA publishes]",
        HelpName = "FILE",
    };

    static readonly Option<FileInfo?> Leaf = new("--leaf")
    {
        Description = "The entry a .tlog-proof is about [default: the one in its extra line]",
        HelpName = "FILE",
    };

    static readonly Option<bool> Json = new("--json") { Description = "Print the checks as JSON" };

    public static Command Create()
    {
        var command = new Command("verify",
            "Check bundles, log proofs and chains offline: digests, signatures, the verdict again, the DNS from its root, and the "
            + "way to the log, a line for each check")
        {
            Files, Key, Policy, Anchor, Leaf, Json,
        };
        HelpWithExamples.Add(command,
            "servanda verify out/bundles/*.zip",
            "servanda verify --key 'servanda-bundle+1a2b3c4d+AbCd…' example.org.zip",
            "servanda verify --policy witnesses.policy example.org.zip",
            "servanda verify --anchor servanda-demo/root-anchor.txt servanda-demo/bundles/*.zip",
            "servanda verify example.chain",
            "servanda verify --policy witnesses.policy --leaf signature.json signature.json.tlog-proof");
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var language = parsed.GetValue(SharedOptions.Language);
        var (policy, anchors) = (PolicyFile.Read(parsed.GetValue(Policy)), DnsAnchors.Load(parsed.GetValue(Anchor)));
        var files = new VerifiedFiles(
            new BundleVerifier(CatalogueSource.Load(parsed.GetValue(SharedOptions.Catalogue)), Trusted(parsed.GetValue(Key)))
            {
                Policy = policy,
                Anchors = anchors,
            },
            new ProofVerifier(policy), anchors, parsed.GetValue(Leaf));
        var verified = (parsed.GetValue(Files) ?? []).Select(path => (Path: path, Checks: files.Verify(path))).ToList();
        if (parsed.GetValue(Json))
            output.WriteLine(System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(Document(verified, language))));
        else
            Print(output, verified, language);
        return verified.Exists(one => one.Checks.Any(check => check.Outcome == CheckOutcome.Failed)) ? ExitCode.Below : ExitCode.Done;
    }

    static void Print(TextWriter output, List<(string Path, IReadOnlyList<BundleCheck> Checks)> verified, Language language)
    {
        foreach (var (path, checks) in verified)
        {
            output.WriteLine(Visible.Of(path));
            foreach (var check in checks)
                output.WriteLine($"  {Word(check.Outcome).In(language),-9} {check.Name,-10} {Visible.Of(check.Words.In(language))}");
        }
    }

    static JsonItem Document(List<(string Path, IReadOnlyList<BundleCheck> Checks)> verified, Language language) =>
        JsonItem.List(verified.Select(one => JsonItem.Of(
            ("file", one.Path),
            ("checks", JsonItem.List(one.Checks.Select(check => JsonItem.Of(
                ("name", check.Name), ("outcome", Id(check.Outcome)), ("words", check.Words.In(language)))))))));

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

    static string Id(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.Failed => "failed",
        CheckOutcome.NotApplicable => "not-applicable",
    };
}
