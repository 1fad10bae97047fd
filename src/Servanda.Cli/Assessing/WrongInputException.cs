namespace Servanda.Cli.Assessing;

/// <summary>What somebody gave us is wrong: each problem a line that says what to do. Becomes exit code 2.</summary>
sealed class WrongInputException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
