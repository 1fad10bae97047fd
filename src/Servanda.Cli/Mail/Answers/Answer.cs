using Servanda.Accords;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Answers;

/// <summary>An answer from the store, before it is text, JSON, CSV or a page.</summary>
sealed record Answer
{
    /// <summary>Which question: summary, sources, whatif, new-sources.</summary>
    public required string Question { get; init; }

    /// <summary>The heading.</summary>
    public required Text Title { get; init; }

    /// <summary>One sentence that says it.</summary>
    public required Text Lead { get; init; }

    /// <summary>What was asked about.</summary>
    public required MailScope Scope { get; init; }

    /// <summary>Single values.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The main table first.</summary>
    public IReadOnlyList<AnswerTable> Tables { get; init; } = [];

    /// <summary>What a reader should know of how it was counted.</summary>
    public IReadOnlyList<Text> Notes { get; init; } = [];

    /// <summary>True when the store has nothing about the domain in the period.</summary>
    public bool IsEmpty { get; init; }
}

/// <summary>One value with its name.</summary>
/// <param name="Id">The name for machines.</param>
/// <param name="Label">The name for people.</param>
/// <param name="Value">The value.</param>
/// <param name="Share">Its share of the whole; null where there is none.</param>
sealed record Fact(string Id, Text Label, Cell Value, Cell? Share = null);

/// <summary>How the volumes of a table are drawn.</summary>
enum Drawing
{
    /// <summary>Not at all.</summary>
    None,
    /// <summary>Columns side by side: time.</summary>
    Columns,
    /// <summary>A bar in each row.</summary>
    Bars,
}

/// <summary>Rows of values.</summary>
sealed record AnswerTable
{
    /// <summary>The name for machines.</summary>
    public required string Id { get; init; }

    /// <summary>The name for people.</summary>
    public required Text Title { get; init; }

    /// <summary>What stands in the columns.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>How they are drawn.</summary>
    public Drawing Drawing { get; init; }

    /// <summary>Said below the title; null for nothing.</summary>
    public Text? Note { get; init; }

    /// <summary>True when there were more rows than asked for.</summary>
    public bool IsCut { get; init; }
}

/// <summary>A column.</summary>
/// <param name="Id">The name for machines.</param>
/// <param name="Head">The name for people.</param>
/// <param name="Priority">0 for what is always shown; a narrow terminal leaves out the highest first.</param>
/// <param name="IsProse">True for sentences, with names between back-ticks.</param>
sealed record Column(string Id, Text Head, int Priority = 0, bool IsProse = false);

/// <summary>A row.</summary>
/// <param name="Cells">One value a column.</param>
/// <param name="Volume">What is drawn of it; null for nothing.</param>
sealed record Row(IReadOnlyList<Cell> Cells, Volume? Volume = null);
