using Servanda.Accords.Findings;
using Servanda.Core.Files;
using Servanda.Core.Json;

namespace Servanda.Assessment.Bundles;

/// <summary>Compares the findings of a bundle with those its observations give, and names every rule that differs.</summary>
static class FindingsComparison
{
    const int Named = 10;

    public static BundleCheck Check(IReadOnlyList<Finding> again, Dictionary<string, BundleFile> byPath)
    {
        if (!byPath.TryGetValue(FindingsJson.Path, out var file) || StrictJson.ReadHashed(file.Bytes.Span).Value is not { } json)
            return BundleVerifier.Failed("findings", $"{FindingsJson.Path} is missing or not readable",
                $"{FindingsJson.Path} est absent ou illisible");
        if (file.Bytes.Span.SequenceEqual(FindingsJson.Write(again)))
            return BundleVerifier.Passed("findings", $"judged again: {again.Count} findings, all the same",
                $"jugés à nouveau : {again.Count} constats, tous identiques");
        var differing = Differing(json, again);
        return BundleVerifier.Failed("findings",
            $"{FindingsJson.Path} is not what these observations give: {differing}",
            $"{FindingsJson.Path} n’est pas ce que donnent ces observations : {differing}");
    }

    static string Differing(JsonItem stored, IReadOnlyList<Finding> again)
    {
        var theirs = stored.Items.Select(Written).ToHashSet(StringComparer.Ordinal);
        var ours = again.ToLookup(finding => Written(FindingsJson.Of(finding)), StringComparer.Ordinal);
        var rules = stored.Items.Where(item => !ours.Contains(Written(item))).Select(item => item["rule"]?.AsText ?? "?")
            .Concat(ours.Where(group => !theirs.Contains(group.Key)).SelectMany(group => group).Select(one => one.RuleId))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (rules.Count == 0)
            return "their order or form";
        var named = string.Join(", ", rules.Take(Named));
        return rules.Count > Named ? $"{named} (+{rules.Count - Named})" : named;
    }

    static string Written(JsonItem item) => System.Text.Encoding.UTF8.GetString(CanonicalJson.WriteHashed(item));
}
