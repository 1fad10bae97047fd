using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Servanda.Cli.Commands;

/// <summary>The usual help, and below it how one really types it.</summary>
sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
{
    static readonly Dictionary<Command, IReadOnlyList<string>> Examples = [];

    /// <summary>Adds the examples of a command to its help.</summary>
    public static void Add(Command command, params IReadOnlyList<string> examples) => Examples[command] = examples;

    /// <summary>Puts examples into the help of a whole command line.</summary>
    public static void Use(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            if (option.Action is HelpAction help)
                option.Action = new HelpWithExamples(help);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var code = inner.Invoke(parseResult);
        if (Examples.TryGetValue(parseResult.CommandResult.Command, out var examples))
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples)
                output.WriteLine($"  {example}");
            output.WriteLine();
        }
        return code;
    }
}
