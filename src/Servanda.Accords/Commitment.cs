namespace Servanda.Accords;

/// <summary>One promise of an accord.</summary>
public sealed record Commitment
{
    /// <summary>The accord's id, a dot and the text's own number: <c>cta.1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The title the accord itself gives it.</summary>
    public required Text Title { get; init; }

    /// <summary>What is promised, in our words.</summary>
    public required Text Meaning { get; init; }

    /// <summary>How firmly: <c>shall</c>, <c>shall-not</c>, <c>should</c>, <c>mandatory</c> and so on, as sourced.</summary>
    public required string Modality { get; init; }

    /// <summary>Whom it binds.</summary>
    public required IReadOnlyList<string> AppliesTo { get; init; }

    /// <summary>What a reader should beware of; null when there is nothing.</summary>
    public Text? Caution { get; init; }

    /// <summary>The controls that bear on it; empty where nobody has found a way to show it yet.</summary>
    public IReadOnlyList<ControlWeight> Controls { get; init; } = [];
}
