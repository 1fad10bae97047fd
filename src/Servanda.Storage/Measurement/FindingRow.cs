using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Storage.Bulk;

namespace Servanda.Storage.Measurement;

/// <summary>A finding as its table holds it.</summary>
sealed record FindingRow
{
    public const string Select = """
        control AS Control, rule AS Rule, asset AS Asset, status AS Status, severity AS Severity, reason_en AS ReasonEn,
        reason_fr AS ReasonFr, clause AS Clause, remedy_en AS RemedyEn, remedy_fr AS RemedyFr, evidence AS Evidence,
        observations AS Observations
        """;

    public static BulkTable<FindingRow> Table { get; } = new("finding",
    [
        new BulkColumn<FindingRow>.Text("assessment", row => row.Assessment),
        new BulkColumn<FindingRow>.Number("ordinal", row => row.Ordinal),
        new BulkColumn<FindingRow>.Text("control", row => row.Control),
        new BulkColumn<FindingRow>.Text("rule", row => row.Rule),
        new BulkColumn<FindingRow>.Text("asset", row => row.Asset),
        new BulkColumn<FindingRow>.Text("status", row => row.Status),
        new BulkColumn<FindingRow>.Text("severity", row => row.Severity),
        new BulkColumn<FindingRow>.Text("reason_en", row => row.ReasonEn),
        new BulkColumn<FindingRow>.Text("reason_fr", row => row.ReasonFr),
        new BulkColumn<FindingRow>.Text("clause", row => row.Clause),
        new BulkColumn<FindingRow>.Text("remedy_en", row => row.RemedyEn),
        new BulkColumn<FindingRow>.Text("remedy_fr", row => row.RemedyFr),
        new BulkColumn<FindingRow>.Text("evidence", row => row.Evidence),
        new BulkColumn<FindingRow>.Text("observations", row => row.Observations),
    ]);

    public string Assessment { get; init; } = "";

    public long Ordinal { get; init; }

    public string Control { get; init; } = "";

    public string Rule { get; init; } = "";

    public string Asset { get; init; } = "";

    public string Status { get; init; } = "";

    public string Severity { get; init; } = "";

    public string ReasonEn { get; init; } = "";

    public string ReasonFr { get; init; } = "";

    public string Clause { get; init; } = "";

    public string? RemedyEn { get; init; }

    public string? RemedyFr { get; init; }

    public string Evidence { get; init; } = "";

    public string Observations { get; init; } = "";

    public Finding Finding => new()
    {
        ControlId = Control,
        RuleId = Rule,
        Asset = Asset,
        Status = WordTables.Findings[Status],
        Severity = WordTables.Severities[Severity],
        Reason = new(ReasonEn, ReasonFr),
        Clause = Clause,
        Remedy = RemedyEn is null || RemedyFr is null ? null : new(RemedyEn, RemedyFr),
        Evidence = WordTables.Levels[Evidence],
        Observations = [.. Columns.List(Observations).Select(Columns.Digest)],
    };

    public static FindingRow Of(string assessment, int ordinal, Finding finding) => new()
    {
        Assessment = assessment,
        Ordinal = ordinal,
        Control = finding.ControlId,
        Rule = finding.RuleId,
        Asset = Columns.Text(finding.Asset),
        Status = Words.Id(finding.Status),
        Severity = Words.Id(finding.Severity),
        ReasonEn = Columns.Text(finding.Reason.En),
        ReasonFr = Columns.Text(finding.Reason.Fr),
        Clause = finding.Clause,
        RemedyEn = finding.Remedy is { } en ? Columns.Text(en.En) : null,
        RemedyFr = finding.Remedy is { } fr ? Columns.Text(fr.Fr) : null,
        Evidence = Words.Id(finding.Evidence),
        Observations = string.Join(' ', finding.Observations),
    };
}
