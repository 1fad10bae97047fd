using Servanda.Core.Names;

namespace Servanda.Mail;

/// <summary>A mail exchanger as published (RFC 5321 §5.1).</summary>
public sealed record MailExchanger(ushort Preference, DomainName Host);

/// <summary>Whether a domain says that it accepts no mail (RFC 7505 §3).</summary>
public enum NullMx
{
    /// <summary>No exchanger is the root: nothing of the kind is said.</summary>
    Absent,
    /// <summary>Exactly one, preference 0, host the root: the domain accepts no mail.</summary>
    Declared,
    /// <summary>One with host the root and another preference than 0. Senders understand it all the same.</summary>
    OddPreference,
    /// <summary>The root beside other exchangers, which must not be.</summary>
    Mixed,
}

/// <summary>The rule of the null MX.</summary>
public static class NullMxRule
{
    /// <summary>What these records say.</summary>
    public static NullMx Judge(IReadOnlyList<MailExchanger> exchangers)
    {
        var roots = exchangers.Count(exchanger => exchanger.Host.IsRoot);
        return roots == 0 ? NullMx.Absent
            : exchangers.Count > 1 ? NullMx.Mixed
            : exchangers[0].Preference == 0 ? NullMx.Declared
            : NullMx.OddPreference;
    }
}
