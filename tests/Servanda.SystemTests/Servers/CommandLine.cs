namespace Servanda.SystemTests.Servers;

/// <summary>The built program, run as anybody runs it.</summary>
static class CommandLine
{
    /// <summary>Where it was built to.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "servanda.dll");

    /// <summary>Runs <c>servanda</c> to its end.</summary>
    public static Task<Ended> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <summary>Runs <c>servanda</c> with variables of its environment set.</summary>
    public static Task<Ended> RunAsync((string, string)[] environment, params string[] arguments) =>
        RealProcess.TryRunAsync("dotnet", [Program, .. arguments], environment: environment);
}
