namespace Servanda.Cli.Commands;

/// <summary>What the program says to whoever started it.</summary>
static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and something is below <c>--fail-on</c>, or a bundle does not verify.</summary>
    public const int Below = 1;

    /// <summary>The input is wrong; what to do was said.</summary>
    public const int WrongInput = 2;

    /// <summary>Nothing at all could be measured.</summary>
    public const int NotMeasured = 3;
}
