namespace Servanda.Accords;

/// <summary>An agreement that organisations sign, made of commitments.</summary>
public sealed record Accord
{
    /// <summary>Short, lower case: <c>cta</c>, <c>pc</c>, <c>manrs-netops</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The official title, in the languages it was published in or translated to.</summary>
    public required Text Title { get; init; }

    /// <summary>The year of the text.</summary>
    public required int Year { get; init; }

    /// <summary>Who keeps the text and the list of signatories.</summary>
    public required Text Steward { get; init; }

    /// <summary>How far it binds.</summary>
    public required Text Nature { get; init; }

    /// <summary>What the accord is for, in our words.</summary>
    public required Text Summary { get; init; }

    /// <summary>Who may sign: <c>state</c>, <c>company</c> and so on.</summary>
    public required IReadOnlyList<string> SignatoryTypes { get; init; }

    /// <summary>Where the facts come from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>What a reader should beware of; null when there is nothing.</summary>
    public Text? Caution { get; init; }

    /// <summary>The promises, in the order of the text.</summary>
    public required IReadOnlyList<Commitment> Commitments { get; init; }
}
