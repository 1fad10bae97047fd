using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports.Page;

/// <summary>The names that places in the page are linked by; they stay the same from run to run.</summary>
static class Anchors
{
    public static string Of(string organisation) => $"o-{organisation}";

    public static string Commitment(string organisation, string commitment) => $"o-{organisation}--{commitment}";

    public static string Control(string organisation, string control) => $"o-{organisation}--control--{control}";

    public static string Observation(string organisation, int number) => $"o-{organisation}--{number}";

    public static string Glossary(string control) => $"control--{control}";

    /// <summary>Where a reader learns most of a control: its findings, or what it asks where there are none.</summary>
    public static string MostOf(string organisation, ControlResult control) =>
        HasFindings(control) ? Control(organisation, control.ControlId) : Glossary(control.ControlId);

    /// <summary>True when there is something to say of a control that is this organisation's own.</summary>
    public static bool HasFindings(ControlResult control) => control.Assets.Count > 0 || control.Attestation is not null;
}
