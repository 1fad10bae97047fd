using Servanda.Core;

namespace Servanda.Mail.Spf;

/// <summary>What can be wrong with an SPF record, alone or together with the records it leads to (RFC 7208).</summary>
public static class SpfProblems
{
    /// <summary>Not an SPF record: it does not begin with v=spf1 and a space or the end.</summary>
    public static readonly ProblemKind Version = new("spf.version", "RFC 7208 §4.5");

    /// <summary>A character other than printable ASCII and the space.</summary>
    public static readonly ProblemKind Character = new("spf.character", "RFC 7208 §4.6.1");

    /// <summary>A term that is no mechanism of RFC 7208.</summary>
    public static readonly ProblemKind UnknownMechanism = new("spf.mechanism.unknown", "RFC 7208 §4.6.1");

    /// <summary>A mechanism without the argument it needs.</summary>
    public static readonly ProblemKind ArgumentMissing = new("spf.argument.missing", "RFC 7208 §12");

    /// <summary>An argument where the mechanism takes none, or of the wrong form.</summary>
    public static readonly ProblemKind Argument = new("spf.argument", "RFC 7208 §12");

    /// <summary>A domain-spec that does not end in a dot and a top label, or in a macro.</summary>
    public static readonly ProblemKind Domain = new("spf.domain", "RFC 7208 §7.1");

    /// <summary>A domain-spec of the right form that can be no name in the DNS (empty or long label, long name).</summary>
    public static readonly ProblemKind DomainImpossible = new("spf.domain.impossible", "RFC 7208 §4.8");

    /// <summary>Not an IPv4 address in four decimal parts.</summary>
    public static readonly ProblemKind Ip4 = new("spf.ip4", "RFC 7208 §5.6");

    /// <summary>Not an IPv6 address.</summary>
    public static readonly ProblemKind Ip6 = new("spf.ip6", "RFC 7208 §5.6");

    /// <summary>A prefix length that is no number, has a leading zero, or is too large.</summary>
    public static readonly ProblemKind Cidr = new("spf.cidr", "RFC 7208 §5.6");

    /// <summary>A percent sign that begins no macro, or a malformed macro.</summary>
    public static readonly ProblemKind Macro = new("spf.macro", "RFC 7208 §7.1");

    /// <summary>A macro letter that does not exist.</summary>
    public static readonly ProblemKind MacroLetter = new("spf.macro.letter", "RFC 7208 §7.2");

    /// <summary>The letters c, r and t outside an explanation text.</summary>
    public static readonly ProblemKind MacroExplanationOnly = new("spf.macro.explanation-only", "RFC 7208 §7.2");

    /// <summary>A macro that asks for the rightmost zero labels.</summary>
    public static readonly ProblemKind MacroZero = new("spf.macro.zero", "RFC 7208 §7.3");

    /// <summary>A modifier name that does not begin with a letter or holds other characters than allowed.</summary>
    public static readonly ProblemKind ModifierName = new("spf.modifier.name", "RFC 7208 §6");

    /// <summary>A qualifier before a modifier.</summary>
    public static readonly ProblemKind ModifierQualifier = new("spf.modifier.qualifier", "RFC 7208 §4.6.1");

    /// <summary>redirect= more than once.</summary>
    public static readonly ProblemKind RedirectRepeated = new("spf.redirect.repeated", "RFC 7208 §6");

    /// <summary>exp= more than once.</summary>
    public static readonly ProblemKind ExplanationRepeated = new("spf.exp.repeated", "RFC 7208 §6");

    /// <summary>Mechanisms after all, which nobody tests. The record stays usable.</summary>
    public static readonly ProblemKind AfterAll = new("spf.after-all", "RFC 7208 §5.1");

    /// <summary>redirect= beside all, which nobody follows. The record stays usable.</summary>
    public static readonly ProblemKind RedirectIgnored = new("spf.redirect.ignored", "RFC 7208 §6.1");

    /// <summary>The mechanism ptr, which should not be published. The record stays usable.</summary>
    public static readonly ProblemKind Ptr = new("spf.ptr", "RFC 7208 §5.5");

    /// <summary>More than one SPF record at a name.</summary>
    public static readonly ProblemKind Several = new("spf.several", "RFC 7208 §4.5");

    /// <summary>More than ten terms that query the DNS.</summary>
    public static readonly ProblemKind Lookups = new("spf.lookups", "RFC 7208 §4.6.4");

    /// <summary>More than two lookups that give nothing.</summary>
    public static readonly ProblemKind Voids = new("spf.voids", "RFC 7208 §4.6.4");

    /// <summary>An mx term whose name has more than ten mail exchangers.</summary>
    public static readonly ProblemKind Exchangers = new("spf.exchangers", "RFC 7208 §4.6.4");

    /// <summary>A record that leads back to itself.</summary>
    public static readonly ProblemKind Loop = new("spf.loop", "RFC 7208 §4.6.4");

    /// <summary>An include of a name without an SPF record.</summary>
    public static readonly ProblemKind IncludeNone = new("spf.include.none", "RFC 7208 §5.2");

    /// <summary>A redirect to a name without an SPF record.</summary>
    public static readonly ProblemKind RedirectNone = new("spf.redirect.none", "RFC 7208 §6.1");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Version, Character, UnknownMechanism, ArgumentMissing, Argument, Domain, DomainImpossible, Ip4, Ip6, Cidr, Macro,
        MacroLetter, MacroExplanationOnly, MacroZero, ModifierName, ModifierQualifier, RedirectRepeated,
        ExplanationRepeated, AfterAll, RedirectIgnored, Ptr, Several, Lookups, Voids, Exchangers, Loop, IncludeNone,
        RedirectNone,
    ];
}
