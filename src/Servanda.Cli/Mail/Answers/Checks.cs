namespace Servanda.Cli.Mail.Answers;

/// <summary>One check of a record as the store keeps it: <c>domain/selector=result</c>.</summary>
/// <param name="Domain">What was checked; empty where the report does not say.</param>
/// <param name="Detail">The selector, or mfrom or helo; empty where the report does not say.</param>
/// <param name="Result">pass, fail and so on; empty where the report does not say.</param>
readonly record struct Check(string Domain, string Detail, string Result)
{
    /// <summary>True when it passed.</summary>
    public bool IsPass => Result == "pass";

    /// <summary>Reads all checks of a column.</summary>
    public static IReadOnlyList<Check> Read(string? column)
    {
        if (string.IsNullOrEmpty(column))
            return [];
        List<Check> checks = [];
        foreach (var text in column.Split(' '))
        {
            var slash = text.IndexOf('/', StringComparison.Ordinal);
            var equals = text.LastIndexOf('=');
            if (slash > 0 && equals > slash)
                checks.Add(new Check(Known(text[..slash]), Known(text[(slash + 1)..equals]), Known(text[(equals + 1)..])));
        }
        return checks;
    }

    static string Known(string part) => part == "-" ? "" : part;
}
