namespace Servanda.Core;

/// <summary>What reading gave: a value when usable, and all problems met. A reader never throws.</summary>
/// <param name="Value">The value; null when the input is not usable at all.</param>
/// <param name="Problems">Every problem met, in the order of the input.</param>
public sealed record Parsed<T>(T? Value, IReadOnlyList<Problem> Problems) where T : class
{
    /// <summary>True when nothing at all was wrong.</summary>
    public bool IsClean => Problems.Count == 0;
}
