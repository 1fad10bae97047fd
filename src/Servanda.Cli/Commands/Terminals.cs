using System.CommandLine;
using Spectre.Console;

namespace Servanda.Cli.Commands;

/// <summary>The consoles that text is written to. Colour is off where NO_COLOR asks for it or nobody is looking.</summary>
static class Terminals
{
    const int WidthWhenPiped = 100;

    public static IAnsiConsole Output(ParseResult parsed) =>
        Create(parsed.InvocationConfiguration.Output, Console.IsOutputRedirected);

    public static IAnsiConsole Error(ParseResult parsed) =>
        Create(parsed.InvocationConfiguration.Error, Console.IsErrorRedirected);

    static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var plain = isRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (isRedirected)
            console.Profile.Width = WidthWhenPiped;
        return console;
    }
}
