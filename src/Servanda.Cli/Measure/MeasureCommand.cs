using System.CommandLine;

namespace Servanda.Cli.Measure;

/// <summary><c>servanda measure</c>: what a portal's operator does about measurements.</summary>
static class MeasureCommand
{
    public static Command Create() => new("measure", "Keys that others submit assessments to a portal with")
    {
        KeyCommand.Create(),
    };
}
