namespace Servanda.Cli.Reports.Page;

/// <summary>The names that places in the page are linked by; they stay the same from run to run.</summary>
static class Anchors
{
    public static string Of(string organisation) => $"o-{organisation}";

    public static string Commitment(string organisation, string commitment) => $"o-{organisation}--{commitment}";

    public static string Control(string organisation, string control) => $"o-{organisation}--control--{control}";
}
