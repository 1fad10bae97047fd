using System.CommandLine;
using Servanda.Accords;
using Servanda.Accords.Reading;
using Servanda.Cli.Assessing;
using Servanda.Core.Json;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda catalogue</c>: checks, lists and shows what judgement refers to.</summary>
static class CatalogueCommand
{
    static readonly Argument<string> What = new Argument<string>("WHAT")
    {
        Description = "accords, commitments, controls, registers or organisations",
    };

    static readonly Argument<string> Id = new("ID") { Description = "An accord, commitment, control, register or organisation" };

    static readonly Option<string?> Register = new("--register")
    {
        Description = "Only organisations and signatures of this register",
        HelpName = "ID",
    };

    static readonly Option<string> Format = new Option<string>("--format")
    {
        Description = "text or json",
        DefaultValueFactory = _ => "text",
    }.OneOf("text", "json");

    public static Command Create()
    {
        What.AcceptOnlyFromAmong("accords", "commitments", "controls", "registers", "organisations");
        return new Command("catalogue", "Check, list and show accords, controls and registers") { Check(), List(), Show() };
    }

    static Command Check()
    {
        var check = new Command("check", "Read the whole catalogue strictly and report every problem with file and line");
        HelpWithExamples.Add(check, "servanda catalogue check", "servanda catalogue check --catalogue ./catalogue");
        check.SetAction(parsed =>
        {
            var files = parsed.GetValue(SharedOptions.Catalogue) is { } directory
                ? CatalogueSource.Files(directory)
                : EmbeddedCatalogue.Files();
            var reading = CatalogueReader.Read(files);
            if (reading.Catalogue is not { } catalogue)
                throw new WrongInputException([.. reading.Problems.Select(problem => problem.ToString())]);
            parsed.InvocationConfiguration.Output.WriteLine(
                $"{files.Count} files: {catalogue.Accords.Count} accords, "
                + $"{catalogue.Accords.Sum(accord => accord.Commitments.Count)} commitments, "
                + $"{catalogue.Controls.Count} controls, {catalogue.Crosswalk.Count} links, "
                + $"{catalogue.Registers.Count} registers with {catalogue.Registers.Sum(one => one.Signatures.Count)} "
                + $"signatures of {catalogue.Organisations.Count} organisations; digest {catalogue.Digest}");
            return ExitCode.Done;
        });
        return check;
    }

    static Command List()
    {
        var list = new Command("list", "List accords, commitments, controls, registers or organisations")
        {
            What, Register, Format,
        };
        HelpWithExamples.Add(list,
            "servanda catalogue list accords",
            "servanda catalogue list organisations --register cta --format json");
        list.SetAction(parsed =>
        {
            var rows = new CatalogueRows(Load(parsed), parsed.GetValue(SharedOptions.Language), parsed.GetValue(Register));
            Print(parsed, rows.Of(parsed.GetValue(What)!));
            return ExitCode.Done;
        });
        return list;
    }

    static Command Show()
    {
        var show = new Command("show", "Show everything known of one accord, commitment, control, register or organisation")
        {
            Id, Format,
        };
        HelpWithExamples.Add(show, "servanda catalogue show mail.dmarc", "servanda catalogue show cloudflare --format json");
        show.SetAction(parsed =>
        {
            var rows = new CatalogueRows(Load(parsed), parsed.GetValue(SharedOptions.Language), null);
            var id = parsed.GetValue(Id)!;
            var item = rows.Find(id)
                ?? throw new WrongInputException([$"nothing in the catalogue is called '{id}'; `servanda catalogue list` lists."]);
            if (parsed.GetValue(Format) == "json")
                Print(parsed, [item]);
            else
                CatalogueText.Write(parsed.InvocationConfiguration.Output, item);
            return ExitCode.Done;
        });
        return show;
    }

    static Catalogue Load(ParseResult parsed) => CatalogueSource.Load(parsed.GetValue(SharedOptions.Catalogue));

    static void Print(ParseResult parsed, IReadOnlyList<JsonItem> rows)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Format) == "json")
            output.WriteLine(System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(JsonItem.List(rows))));
        else
            CatalogueText.WriteTable(output, rows);
    }
}
