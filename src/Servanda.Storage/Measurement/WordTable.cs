using System.Collections.Frozen;

namespace Servanda.Storage.Measurement;

/// <summary>The values of a closed set by the words tables hold.</summary>
sealed class WordTable<T>(Func<T, string> id) where T : struct, Enum
{
    readonly FrozenDictionary<string, T> _byWord = Enum.GetValues<T>().ToFrozenDictionary(id, StringComparer.Ordinal);

    /// <summary>The value a word stands for.</summary>
    /// <exception cref="StorageException">It stands for none: somebody else wrote the table.</exception>
    public T this[string word] => _byWord.TryGetValue(word, out var value)
        ? value
        : throw new StorageException($"The database holds a word this version does not know: {word}.");
}

/// <summary>The words of this area's tables.</summary>
static class WordTables
{
    public static WordTable<Accords.Scorecards.Verdict> Verdicts { get; } = new(Accords.Words.Id);

    public static WordTable<Accords.Scorecards.ControlStatus> Statuses { get; } = new(Accords.Words.Id);

    public static WordTable<Accords.EvidenceLevel> Levels { get; } = new(Accords.Words.Id);

    public static WordTable<Accords.Findings.FindingStatus> Findings { get; } = new(Accords.Words.Id);

    public static WordTable<Accords.Findings.Severity> Severities { get; } = new(Accords.Words.Id);

    public static WordTable<AssessmentSource> Sources { get; } = new(MeasurementWords.Id);

    public static WordTable<AssessmentState> States { get; } = new(MeasurementWords.Id);

    public static WordTable<HeldBecause> Reasons { get; } = new(MeasurementWords.Id);

    public static WordTable<SubmissionState> Submissions { get; } = new(MeasurementWords.Id);
}
