using System.CommandLine;
using System.Globalization;
using Servanda.Cli.Commands;

namespace Servanda.Cli.Serving.Measuring;

/// <summary>The options of <c>servanda serve</c> for measuring.</summary>
static class MeasureOptions
{
    static readonly TimeSpan Least = TimeSpan.FromHours(1), Most = TimeSpan.FromDays(366);

    static readonly Option<string> Scope = new Option<string>("--measure")
    {
        Description = "Whom to measure: verified (domains that are proven, or that a source names), proven, all (general knowledge too), none",
        DefaultValueFactory = _ => "verified",
    }.OneOf("verified", "proven", "all", "none");

    static readonly Option<TimeSpan> Every = new("--measure-every")
    {
        Description = "How often each is measured: hours or days, such as 12h or 7d",
        HelpName = "TIME",
        DefaultValueFactory = _ => TimeSpan.FromDays(7),
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (TryReadTime(text, out var time))
                return time;
            result.AddError($"'{text}' is no time between turns: write hours or days, from 1h to 366d.");
            return default;
        },
    };

    static readonly Option<int> Concurrency = new("--measure-at-once")
    {
        Description = "Organisations measured at once, 1 to 64",
        HelpName = "N",
        DefaultValueFactory = _ => 4,
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int>() is < 1 or > 64)
                    result.AddError("--measure-at-once takes a number from 1 to 64.");
            },
        },
    };

    public static void AddTo(Command command)
    {
        command.Add(Scope);
        command.Add(Every);
        command.Add(Concurrency);
    }

    public static MeasureSettings Read(ParseResult parsed) => new()
    {
        Scope = parsed.GetValue(Scope) switch
        {
            "proven" => MeasureScope.Proven,
            "all" => MeasureScope.All,
            "none" => MeasureScope.None,
            _ => MeasureScope.Verified,
        },
        Every = parsed.GetValue(Every),
        Concurrency = parsed.GetValue(Concurrency),
    };

    /// <summary>Reads <c>12h</c> or <c>7d</c>, from an hour to a year.</summary>
    internal static bool TryReadTime(string text, out TimeSpan time)
    {
        time = text is [.. var number, ('h' or 'd') and var unit] &&
            int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= Most.TotalHours
            ? unit == 'h' ? TimeSpan.FromHours(count) : TimeSpan.FromDays(count)
            : default;
        return time >= Least && time <= Most;
    }
}
