namespace Servanda.Accords;

/// <summary>One practice that shows a commitment kept.</summary>
public sealed record Control
{
    /// <summary>Group and name: <c>mail.dmarc</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required Text Title { get; init; }

    /// <summary>What has to be so, and why it matters.</summary>
    public required Text Statement { get; init; }

    /// <summary>How to come to have it.</summary>
    public required Text Remedy { get; init; }

    /// <summary>The standards it rests on: <c>RFC 9989</c>.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>What kind of asset it is a practice of.</summary>
    public required AssetKind Asset { get; init; }

    /// <summary>How it can be shown.</summary>
    public required ShownBy ShownBy { get; init; }

    /// <summary>What to beware of when reading a result; null when there is nothing.</summary>
    public Text? Caution { get; init; }
}
