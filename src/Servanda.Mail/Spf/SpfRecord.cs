namespace Servanda.Mail.Spf;

/// <summary>An SPF record without a syntax error (RFC 7208 §4.6.1).</summary>
/// <param name="Mechanisms">The mechanisms in order, those after all included.</param>
/// <param name="Redirect">redirect=, when there is one.</param>
/// <param name="Explanation">exp=, when there is one.</param>
/// <param name="Unknown">Modifiers that RFC 7208 does not define.</param>
public sealed record SpfRecord(
    IReadOnlyList<SpfMechanism> Mechanisms,
    SpfModifier.Redirect? Redirect,
    SpfModifier.Explanation? Explanation,
    IReadOnlyList<SpfModifier.Unknown> Unknown)
{
    /// <summary>The all that ends the evaluation; null when there is none.</summary>
    public SpfMechanism.All? All
    {
        get
        {
            foreach (var mechanism in Mechanisms)
            {
                if (mechanism is SpfMechanism.All all)
                    return all;
            }
            return null;
        }
    }
}
