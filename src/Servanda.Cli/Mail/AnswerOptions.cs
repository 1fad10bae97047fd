using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Servanda.Cli.Commands;
using Servanda.Core.Names;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail;

/// <summary>What every question about reports takes: a domain, a period, and a form for the answer.</summary>
/// <param name="formats">The forms that the answer has; the first unless another is asked for.</param>
sealed class AnswerOptions(params string[] formats)
{
    const int DefaultDays = 30;

    /// <summary>The forms of most answers.</summary>
    public static string[] Usual { get; } = ["text", "json", "csv", "html"];

    readonly Argument<DomainName?> _domain = new("DOMAIN")
    {
        Description = "The domain of From fields, in any script",
        CustomParser = ReadDomain,
    };

    readonly Option<DateOnly?> _from = Date("--from", "The first day, UTC [default: --days before the last]");

    readonly Option<DateOnly?> _to = Date("--to", "The last day, UTC [default: today]");

    readonly Option<int> _days = new("--days")
    {
        Description = "How many days, up to the last",
        HelpName = "N",
        DefaultValueFactory = _ => DefaultDays,
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int>() is < 1 or > 36_600)
                    result.AddError("--days takes a number from 1 to 36600.");
            },
        },
    };

    readonly Option<bool> _noSubdomains = new("--no-subdomains") { Description = "Count this name only, and none below it" };

    readonly Option<int> _limit = new("--limit")
    {
        Description = "Rows of a table at the most",
        HelpName = "N",
        DefaultValueFactory = _ => 50,
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int>() is < 1 or > 1_000_000)
                    result.AddError("--limit takes a number from 1 to 1000000.");
            },
        },
    };

    readonly Option<string> _format = new Option<string>("--format")
    {
        Description = "What to print; csv is the main table",
        DefaultValueFactory = _ => formats[0],
    }.OneOf(formats);

    public void AddTo(Command command)
    {
        command.Add(_domain);
        foreach (Option option in (Option[])[_from, _to, _days, _noSubdomains, _limit, _format, StoreOptions.Database])
            command.Add(option);
    }

    /// <summary>The domain and period asked for.</summary>
    public MailScope Scope(ParseResult parsed)
    {
        var to = parsed.GetValue(_to) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var days = parsed.GetValue(_days);
        var from = parsed.GetValue(_from) ?? DateOnly.FromDayNumber(Math.Max(0, to.DayNumber - days + 1));
        if (from > to)
            throw new Assessing.WrongInputException([$"The period ends before it begins: {from:yyyy-MM-dd} to {to:yyyy-MM-dd}."]);
        return new MailScope(parsed.GetValue(_domain)!, from, to, !parsed.GetValue(_noSubdomains));
    }

    public int Limit(ParseResult parsed) => parsed.GetValue(_limit);

    public string Format(ParseResult parsed) => parsed.GetValue(_format)!;

    /// <summary>An option that takes a date.</summary>
    public static Option<DateOnly?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day.Year is >= 1970 and < 3000)
                return day;
            result.AddError($"'{result.Tokens[0].Value}' is no date from 1970 to 2999: write 2026-03-01.");
            return null;
        },
    };

    static DomainName? ReadDomain(ArgumentResult result)
    {
        var name = DomainName.Read(result.Tokens[0].Value).Value;
        if (name is null or { IsRoot: true })
            result.AddError($"'{result.Tokens[0].Value}' is no domain name.");
        return name;
    }
}
