using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Storage.Bulk;

namespace Servanda.Storage.Measurement;

/// <summary>A commitment of a scorecard as its table holds it.</summary>
sealed record CommitmentRow
{
    public const string Select = """
        c.accord AS Accord, c.commitment AS Commitment, c.verdict AS Verdict, c.measured_met AS MeasuredMet,
        c.measured_partly_met AS MeasuredPartlyMet, c.measured_unmet AS MeasuredUnmet, c.attested_met AS AttestedMet,
        c.attested_partly_met AS AttestedPartlyMet, c.attested_unmet AS AttestedUnmet, c.unknown AS "Unknown",
        c.not_applicable AS NotApplicable, c.controls AS Controls
        """;

    public static BulkTable<CommitmentRow> Table { get; } = new("commitment_result",
    [
        new BulkColumn<CommitmentRow>.Text("assessment", row => row.Assessment),
        new BulkColumn<CommitmentRow>.Number("ordinal", row => row.Ordinal),
        new BulkColumn<CommitmentRow>.Text("accord", row => row.Accord),
        new BulkColumn<CommitmentRow>.Text("commitment", row => row.Commitment),
        new BulkColumn<CommitmentRow>.Text("verdict", row => row.Verdict),
        new BulkColumn<CommitmentRow>.Number("measured_met", row => row.MeasuredMet),
        new BulkColumn<CommitmentRow>.Number("measured_partly_met", row => row.MeasuredPartlyMet),
        new BulkColumn<CommitmentRow>.Number("measured_unmet", row => row.MeasuredUnmet),
        new BulkColumn<CommitmentRow>.Number("attested_met", row => row.AttestedMet),
        new BulkColumn<CommitmentRow>.Number("attested_partly_met", row => row.AttestedPartlyMet),
        new BulkColumn<CommitmentRow>.Number("attested_unmet", row => row.AttestedUnmet),
        new BulkColumn<CommitmentRow>.Number("unknown", row => row.Unknown),
        new BulkColumn<CommitmentRow>.Number("not_applicable", row => row.NotApplicable),
        new BulkColumn<CommitmentRow>.Text("controls", row => row.Controls),
    ]);

    public string Assessment { get; init; } = "";

    public long Ordinal { get; init; }

    public string Organisation { get; init; } = "";

    public string Accord { get; init; } = "";

    public string Commitment { get; init; } = "";

    public string Verdict { get; init; } = "";

    public long MeasuredMet { get; init; }

    public long MeasuredPartlyMet { get; init; }

    public long MeasuredUnmet { get; init; }

    public long AttestedMet { get; init; }

    public long AttestedPartlyMet { get; init; }

    public long AttestedUnmet { get; init; }

    public long Unknown { get; init; }

    public long NotApplicable { get; init; }

    public string Controls { get; init; } = "";

    public long StartedAt { get; init; }

    public Lanes Lanes => new(
        new LaneCount((int)MeasuredMet, (int)MeasuredPartlyMet, (int)MeasuredUnmet),
        new LaneCount((int)AttestedMet, (int)AttestedPartlyMet, (int)AttestedUnmet), (int)Unknown, (int)NotApplicable);

    public static CommitmentRow Of(string assessment, int ordinal, string accord, CommitmentResult result) => new()
    {
        Assessment = assessment,
        Ordinal = ordinal,
        Accord = accord,
        Commitment = result.CommitmentId,
        Verdict = Words.Id(result.Verdict),
        MeasuredMet = result.Lanes.Measured.Met,
        MeasuredPartlyMet = result.Lanes.Measured.PartlyMet,
        MeasuredUnmet = result.Lanes.Measured.Unmet,
        AttestedMet = result.Lanes.Attested.Met,
        AttestedPartlyMet = result.Lanes.Attested.PartlyMet,
        AttestedUnmet = result.Lanes.Attested.Unmet,
        Unknown = result.Lanes.Unknown,
        NotApplicable = result.Lanes.NotApplicable,
        Controls = string.Join(' ', result.Controls.Select(control => control.ControlId)),
    };

    public CommitmentResult Result(IReadOnlyDictionary<string, ControlResult> controls) => new()
    {
        CommitmentId = Commitment,
        Verdict = WordTables.Verdicts[Verdict],
        Lanes = Lanes,
        Controls = [.. Columns.List(Controls).Where(controls.ContainsKey).Select(id => controls[id])],
    };
}
