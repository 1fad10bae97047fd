namespace Servanda.Cli.Serving.Measuring;

/// <summary>Which organisations a portal measures by itself.</summary>
enum MeasureScope
{
    /// <summary>None; others may submit.</summary>
    None,
    /// <summary>Those that showed that they control their domains.</summary>
    Proven,
    /// <summary>Those, and those whose domains a source names without anything to beware of.</summary>
    Verified,
    /// <summary>All, domains included that are general knowledge and nobody checked.</summary>
    All,
}
