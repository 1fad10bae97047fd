using System.Globalization;
using System.Text.Json;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports;

/// <summary>One organisation in the JSON report.</summary>
static class JsonScorecard
{
    public static void Write(Utf8JsonWriter json, ReportHead head, Scorecard scorecard, string? bundle)
    {
        json.WriteStartObject();
        json.WriteString("id", scorecard.Organisation.Id);
        json.WriteString("name", scorecard.Organisation.Name);
        json.WriteString("country", scorecard.Organisation.Country);
        json.WriteString("startedAt", scorecard.StartedAt.UtcDateTime);
        json.WriteString("finishedAt", scorecard.FinishedAt.UtcDateTime);
        json.WriteString("bundle", bundle);
        json.WriteStartArray("accords");
        foreach (var accord in scorecard.Accords)
            Write(json, head, accord);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ReportHead head, AccordResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.AccordId);
        json.WriteString("title", head.Index.AccordTitle(result.AccordId).In(head.Language));
        json.WriteStartArray("commitments");
        foreach (var commitment in result.Commitments)
            Write(json, head, commitment);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ReportHead head, CommitmentResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.CommitmentId);
        json.WriteString("title", head.Index.CommitmentTitle(result.CommitmentId).In(head.Language));
        json.WriteString("verdict", Words.Id(result.Verdict));
        Write(json, result.Lanes);
        json.WriteStartArray("controls");
        foreach (var control in result.Controls)
            Write(json, head, control, head.Index.Weight(result.CommitmentId, control.ControlId));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Lanes lanes)
    {
        json.WriteStartObject("lanes");
        Write(json, "measured", lanes.Measured);
        Write(json, "attested", lanes.Attested);
        json.WriteNumber("unknown", lanes.Unknown);
        json.WriteNumber("notApplicable", lanes.NotApplicable);
        json.WriteNumber("shown", lanes.Shown);
        json.WriteNumber("applicable", lanes.Applicable);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, LaneCount count)
    {
        json.WriteStartObject(name);
        json.WriteNumber("met", count.Met);
        json.WriteNumber("partlyMet", count.PartlyMet);
        json.WriteNumber("unmet", count.Unmet);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ReportHead head, ControlResult result, ControlWeight weight)
    {
        json.WriteStartObject();
        json.WriteString("id", result.ControlId);
        json.WriteString("title", head.Index.ControlTitle(result.ControlId).In(head.Language));
        json.WriteString("status", Words.Id(result.Status));
        json.WriteString("evidence", Words.Id(result.Evidence));
        json.WriteStartObject("weight");
        json.WriteNumber("met", weight.Met);
        json.WriteNumber("unmet", weight.Unmet);
        json.WriteEndObject();
        json.WriteNumber("assetsMet", result.AssetsMet);
        json.WriteNumber("assetsApplicable", result.AssetsApplicable);
        Write(json, result.Attestation);
        json.WriteStartArray("assets");
        foreach (var asset in result.Assets)
            Write(json, head, asset);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Attestation? attestation)
    {
        if (attestation is null)
        {
            json.WriteNull("attestation");
            return;
        }
        json.WriteStartObject("attestation");
        json.WriteString("statement", attestation.Statement);
        json.WriteString("on", attestation.On.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("until", attestation.Until.ToString("O", CultureInfo.InvariantCulture));
        json.WriteStartArray("documents");
        foreach (var document in attestation.Documents)
            json.WriteStringValue(document.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ReportHead head, AssetResult result)
    {
        json.WriteStartObject();
        json.WriteString("asset", result.Asset);
        json.WriteString("status", Words.Id(result.Status));
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
            Write(json, head, finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ReportHead head, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.RuleId);
        json.WriteString("status", Words.Id(finding.Status));
        json.WriteString("severity", Words.Id(finding.Severity));
        json.WriteString("reason", finding.Reason.In(head.Language));
        json.WriteString("clause", finding.Clause);
        json.WriteString("remedy", finding.Remedy?.In(head.Language));
        json.WriteString("evidence", Words.Id(finding.Evidence));
        json.WriteStartArray("observations");
        foreach (var observation in finding.Observations)
            json.WriteStringValue(observation.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
