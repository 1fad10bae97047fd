namespace Servanda.Accords.Registers;

/// <summary>A list of signatures of one accord, as imported.</summary>
public sealed record Register
{
    /// <summary>Short, lower case: <c>pc</c>, <c>cta</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The accord its rows sign.</summary>
    public required string AccordId { get; init; }

    /// <summary>What the list is.</summary>
    public required Text Title { get; init; }

    /// <summary>True when the source lists everyone; false when it names only some.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Where the list was taken from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>What to beware of in it.</summary>
    public Text? Caution { get; init; }

    /// <summary>The rows, in the order of the source.</summary>
    public required IReadOnlyList<Signature> Signatures { get; init; }
}
