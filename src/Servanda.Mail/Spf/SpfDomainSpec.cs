using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>The target name of a mechanism or modifier, perhaps with macros (domain-spec, RFC 7208 §7.1).</summary>
/// <param name="Text">As published.</param>
/// <param name="Name">The name when there are no macros in it; null as well when that can be no name in the DNS.</param>
/// <param name="Parts">Literals and macros in order; empty when there are no macros.</param>
public sealed record SpfDomainSpec(string Text, DomainName? Name, IReadOnlyList<SpfMacroPart> Parts)
{
    /// <summary>True when the target depends on something expanded at evaluation.</summary>
    public bool HasMacros => Parts.Count > 0;
}
