using Servanda.SystemTests.Transparency;
using Xunit.Runner.InProc.SystemConsole;

namespace Servanda.SystemTests;

/// <summary>Runs the tests; or, asked by a test, the part of it that has to be a process of its own.</summary>
static class Program
{
    static Task<int> Main(string[] args) =>
        args is [LogChild.Name, .. var rest] ? LogChild.RunAsync(rest) : ConsoleRunner.Run(args);
}
