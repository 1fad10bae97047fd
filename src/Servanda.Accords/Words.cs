using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;

namespace Servanda.Accords;

/// <summary>The one place where our closed sets become words: <c>Id</c> for machines, <c>Word</c> for people.</summary>
public static class Words
{
    /// <summary>The word machines read.</summary>
    public static string Id(Language language) => language switch
    {
        Language.English => "en",
        Language.French => "fr",
    };

    /// <summary>The word machines read.</summary>
    public static string Id(Verdict verdict) => verdict switch
    {
        Verdict.Kept => "kept",
        Verdict.PartlyKept => "partly-kept",
        Verdict.NotKept => "not-kept",
        Verdict.NotShown => "not-shown",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(Verdict verdict) => verdict switch
    {
        Verdict.Kept => new("kept", "tenu"),
        Verdict.PartlyKept => new("partly kept", "tenu en partie"),
        Verdict.NotKept => new("not kept", "non tenu"),
        Verdict.NotShown => new("not shown", "non démontré"),
    };

    /// <summary>The word machines read.</summary>
    public static string Id(ControlStatus status) => status switch
    {
        ControlStatus.Met => "met",
        ControlStatus.PartlyMet => "partly-met",
        ControlStatus.Unmet => "unmet",
        ControlStatus.NotApplicable => "not-applicable",
        ControlStatus.Unknown => "unknown",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(ControlStatus status) => status switch
    {
        ControlStatus.Met => new("met", "satisfait"),
        ControlStatus.PartlyMet => new("partly met", "satisfait en partie"),
        ControlStatus.Unmet => new("unmet", "non satisfait"),
        ControlStatus.NotApplicable => new("not applicable", "sans objet"),
        ControlStatus.Unknown => new("unknown", "inconnu"),
    };

    /// <summary>The word machines read.</summary>
    public static string Id(FindingStatus status) => status switch
    {
        FindingStatus.Pass => "pass",
        FindingStatus.Warn => "warn",
        FindingStatus.Fail => "fail",
        FindingStatus.NotApplicable => "not-applicable",
        FindingStatus.NotMeasured => "not-measured",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(FindingStatus status) => status switch
    {
        FindingStatus.Pass => new("pass", "conforme"),
        FindingStatus.Warn => new("warning", "à améliorer"),
        FindingStatus.Fail => new("fail", "non conforme"),
        FindingStatus.NotApplicable => new("not applicable", "sans objet"),
        FindingStatus.NotMeasured => new("not measured", "non mesuré"),
    };

    /// <summary>The word machines read.</summary>
    public static string Id(Severity severity) => severity switch
    {
        Severity.Required => "required",
        Severity.Recommended => "recommended",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(Severity severity) => severity switch
    {
        Severity.Required => new("required", "exigé"),
        Severity.Recommended => new("recommended", "recommandé"),
    };

    /// <summary>The word machines read.</summary>
    public static string Id(EvidenceLevel level) => level switch
    {
        EvidenceLevel.None => "none",
        EvidenceLevel.Declared => "declared",
        EvidenceLevel.Attested => "attested",
        EvidenceLevel.Measured => "measured",
        EvidenceLevel.Proven => "proven",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(EvidenceLevel level) => level switch
    {
        EvidenceLevel.None => new("none", "aucune"),
        EvidenceLevel.Declared => new("declared", "déclarée"),
        EvidenceLevel.Attested => new("attested", "attestée"),
        EvidenceLevel.Measured => new("measured", "mesurée"),
        EvidenceLevel.Proven => new("proven", "prouvée"),
    };

    /// <summary>The word machines read.</summary>
    public static string Id(AssetKind kind) => kind switch
    {
        AssetKind.Domain => "domain",
        AssetKind.AutonomousSystem => "autonomous-system",
        AssetKind.Product => "product",
        AssetKind.Repository => "repository",
        AssetKind.Organisation => "organisation",
    };

    /// <summary>The word machines read.</summary>
    public static string Id(ShownBy shown) => shown switch
    {
        ShownBy.Measurement => "measurement",
        ShownBy.Attestation => "attestation",
        ShownBy.LaterMeasurement => "later-measurement",
    };
}
