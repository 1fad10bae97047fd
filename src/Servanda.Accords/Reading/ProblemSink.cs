namespace Servanda.Accords.Reading;

/// <summary>Collects the problems of one reading, over all its files, up to a limit.</summary>
sealed class ProblemSink
{
    /// <summary>Problems kept; one more says that the rest was left out.</summary>
    public const int MaxProblems = 10_000;

    const int MaxDetail = 80;

    readonly List<FileProblem> _problems = [];

    public IReadOnlyList<FileProblem> Problems => _problems;

    /// <summary>How many were met, those beyond the limit included.</summary>
    public int Count { get; private set; }

    public FileSink In(string file) => new(this, file);

    public void Add(FileProblem problem)
    {
        Count++;
        if (_problems.Count < MaxProblems)
            _problems.Add(problem with { Detail = Printable(problem.Detail) });
        else if (_problems.Count == MaxProblems)
            _problems.Add(new FileProblem(problem.File, problem.Line, 0, "limit.problems"));
    }

    static string? Printable(string? detail)
    {
        if (detail is null)
            return null;
        var end = Math.Min(detail.Length, MaxDetail);
        if (end < detail.Length && char.IsHighSurrogate(detail[end - 1]))
            end--;
        var clean = string.Create(end, detail, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(from[i]) ? '\uFFFD' : from[i];
        });
        return end < detail.Length ? clean + "…" : clean;
    }
}

/// <summary>Where the problems of one file go.</summary>
/// <param name="All">The reading the file belongs to.</param>
/// <param name="File">Its path.</param>
sealed record FileSink(ProblemSink All, string File)
{
    public void Add(int line, int column, string code, string? detail = null) =>
        All.Add(new FileProblem(File, line, column, code, detail));
}
