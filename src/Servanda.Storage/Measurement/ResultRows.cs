using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Storage.Bulk;

namespace Servanda.Storage.Measurement;

/// <summary>An accord of a scorecard as its table holds it.</summary>
sealed record AccordRow
{
    public static BulkTable<AccordRow> Table { get; } = new("accord_result",
    [
        new BulkColumn<AccordRow>.Text("assessment", row => row.Assessment),
        new BulkColumn<AccordRow>.Number("ordinal", row => row.Ordinal),
        new BulkColumn<AccordRow>.Text("accord", row => row.Accord),
    ]);

    public string Assessment { get; init; } = "";

    public long Ordinal { get; init; }

    public string Accord { get; init; } = "";

    public long? Outbox { get; init; }
}

/// <summary>A control of a scorecard as its table holds it.</summary>
sealed record ControlRow
{
    public static BulkTable<ControlRow> Table { get; } = new("control_result",
    [
        new BulkColumn<ControlRow>.Text("assessment", row => row.Assessment),
        new BulkColumn<ControlRow>.Number("ordinal", row => row.Ordinal),
        new BulkColumn<ControlRow>.Text("control", row => row.Control),
        new BulkColumn<ControlRow>.Text("status", row => row.Status),
        new BulkColumn<ControlRow>.Text("evidence", row => row.Evidence),
        new BulkColumn<ControlRow>.Text("attestation", row => row.Attestation),
    ]);

    public string Assessment { get; init; } = "";

    public long Ordinal { get; init; }

    public string Control { get; init; } = "";

    public string Status { get; init; } = "";

    public string Evidence { get; init; } = "";

    public string? Attestation { get; init; }

    public static ControlRow Of(string assessment, int ordinal, ControlResult result) => new()
    {
        Assessment = assessment,
        Ordinal = ordinal,
        Control = result.ControlId,
        Status = Words.Id(result.Status),
        Evidence = Words.Id(result.Evidence),
        Attestation = AttestationText.Write(result.Attestation),
    };
}

/// <summary>An asset under a control as its table holds it.</summary>
sealed record AssetRow
{
    public static BulkTable<AssetRow> Table { get; } = new("asset_result",
    [
        new BulkColumn<AssetRow>.Text("assessment", row => row.Assessment),
        new BulkColumn<AssetRow>.Number("ordinal", row => row.Ordinal),
        new BulkColumn<AssetRow>.Text("control", row => row.Control),
        new BulkColumn<AssetRow>.Text("asset", row => row.Asset),
        new BulkColumn<AssetRow>.Text("status", row => row.Status),
    ]);

    public string Assessment { get; init; } = "";

    public long Ordinal { get; init; }

    public string Control { get; init; } = "";

    public string Asset { get; init; } = "";

    public string Status { get; init; } = "";
}

/// <summary>A look as its table holds it.</summary>
sealed record ObservationRow
{
    public static BulkTable<ObservationRow> Table { get; } = new("observation",
    [
        new BulkColumn<ObservationRow>.Text("assessment", row => row.Assessment),
        new BulkColumn<ObservationRow>.Number("ordinal", row => row.Ordinal),
        new BulkColumn<ObservationRow>.Text("subject", row => Columns.Text(row.Note.Subject)),
        new BulkColumn<ObservationRow>.Number("look", row => row.Note.IsSecond ? 2 : 1),
        new BulkColumn<ObservationRow>.Number("at", row => row.Note.At.ToUnixTimeSeconds()),
        new BulkColumn<ObservationRow>.Text("via", row => Columns.Text(row.Note.Via)),
        new BulkColumn<ObservationRow>.Text("digest", row => row.Note.Digest?.ToString()),
        new BulkColumn<ObservationRow>.Text("outcome", row => Columns.Text(row.Note.Outcome)),
        new BulkColumn<ObservationRow>.Number("length", row => row.Note.Length),
    ]);

    public required string Assessment { get; init; }

    public required long Ordinal { get; init; }

    public required ObservationNote Note { get; init; }
}
