using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Core.Json;

namespace Servanda.Assessment.Bundles;

/// <summary><c>findings.json</c>: every finding, in both languages, in the order of assets and rules.</summary>
static class FindingsJson
{
    public const string Path = "findings.json";

    public static byte[] Write(IReadOnlyList<Finding> findings) =>
        CanonicalJson.WriteHashed(JsonItem.List(findings.Select(Of)));

    /// <summary>One finding; equal findings write equal bytes, which is how they are compared.</summary>
    public static JsonItem Of(Finding finding) => JsonItem.Of(
        ("rule", finding.RuleId),
        ("asset", finding.Asset),
        ("severity", Words.Id(finding.Severity)),
        ("status", Words.Id(finding.Status)),
        ("reason", BundleJson.Of(finding.Reason)),
        ("clause", finding.Clause),
        ("remedy", finding.Remedy is null ? null : BundleJson.Of(finding.Remedy)),
        ("evidence", Words.Id(finding.Evidence)),
        ("observations", BundleJson.Texts(finding.Observations.Select(digest => digest.ToString()))));
}
