using Servanda.Storage.Bulk;

namespace Servanda.Storage.Mail;

/// <summary>A share of a record on one day, as its table holds it.</summary>
sealed record RecordRow
{
    public required long Report { get; init; }

    public required long Ordinal { get; init; }

    public required long Day { get; init; }

    public required string Name { get; init; }

    public required bool IsShare { get; init; }

    public required long Messages { get; init; }

    public string? Source { get; init; }

    public required string Network { get; init; }

    public string? Disposition { get; init; }

    public bool IsDkimAligned { get; init; }

    public bool IsSpfAligned { get; init; }

    public string? EnvelopeFrom { get; init; }

    public string? Dkim { get; init; }

    public string? Spf { get; init; }

    public string? Reasons { get; init; }

    /// <summary>Its table.</summary>
    public static BulkTable<RecordRow> Table { get; } = new("mail_record",
    [
        new BulkColumn<RecordRow>.Number("report", row => row.Report),
        new BulkColumn<RecordRow>.Number("ordinal", row => row.Ordinal),
        new BulkColumn<RecordRow>.Number("day", row => row.Day),
        new BulkColumn<RecordRow>.Text("name", row => row.Name),
        new BulkColumn<RecordRow>.Number("is_share", row => row.IsShare ? 1 : 0),
        new BulkColumn<RecordRow>.Number("messages", row => row.Messages),
        new BulkColumn<RecordRow>.Text("source", row => row.Source),
        new BulkColumn<RecordRow>.Text("network", row => row.Network),
        new BulkColumn<RecordRow>.Text("disposition", row => row.Disposition),
        new BulkColumn<RecordRow>.Number("is_dkim_aligned", row => row.IsDkimAligned ? 1 : 0),
        new BulkColumn<RecordRow>.Number("is_spf_aligned", row => row.IsSpfAligned ? 1 : 0),
        new BulkColumn<RecordRow>.Text("envelope_from", row => row.EnvelopeFrom),
        new BulkColumn<RecordRow>.Text("dkim", row => row.Dkim),
        new BulkColumn<RecordRow>.Text("spf", row => row.Spf),
        new BulkColumn<RecordRow>.Text("reasons", row => row.Reasons),
    ]);
}

/// <summary>One thing wrong with a report, as its table holds it.</summary>
sealed record ProblemRow(long Report, long Ordinal, string Code, long Place, string Clause, string? Detail)
{
    /// <summary>Its table.</summary>
    public static BulkTable<ProblemRow> Table { get; } = new("mail_problem",
    [
        new BulkColumn<ProblemRow>.Number("report", row => row.Report),
        new BulkColumn<ProblemRow>.Number("ordinal", row => row.Ordinal),
        new BulkColumn<ProblemRow>.Text("code", row => row.Code),
        new BulkColumn<ProblemRow>.Number("place", row => row.Place),
        new BulkColumn<ProblemRow>.Text("clause", row => row.Clause),
        new BulkColumn<ProblemRow>.Text("detail", row => row.Detail),
    ]);
}
