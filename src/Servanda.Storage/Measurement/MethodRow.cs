namespace Servanda.Storage.Measurement;

/// <summary>A method as its table holds it.</summary>
sealed record MethodRow
{
    public string Digest { get; init; } = "";

    public string Edition { get; init; } = "";

    public string Catalogue { get; init; } = "";

    public string Rules { get; init; } = "";

    public long FirstUsedAt { get; init; }

    public long? Outbox { get; init; }

    public MeasurementMethod Method => new()
    {
        Digest = Columns.Digest(Digest),
        Edition = Edition,
        Catalogue = Columns.Digest(Catalogue),
        Rules = [.. Rules.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Rule)],
    };

    public static string Lines(IReadOnlyList<MethodRule> rules) =>
        string.Concat(rules.Select(rule => $"{rule.Id}\t{rule.Clause}\t{rule.Severity}\n"));

    static MethodRule Rule(string line) => line.Split('\t') is [var id, var clause, var severity]
        ? new(id, clause, severity)
        : throw new StorageException("The database holds something else where a rule of a method should be.");
}
