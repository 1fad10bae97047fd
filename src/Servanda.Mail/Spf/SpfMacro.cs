namespace Servanda.Mail.Spf;

/// <summary>What a macro stands for (RFC 7208 §7.2).</summary>
public enum SpfMacroLetter
{
    /// <summary>s: the sender.</summary>
    Sender,
    /// <summary>l: the local part of the sender.</summary>
    LocalPart,
    /// <summary>o: the domain of the sender.</summary>
    SenderDomain,
    /// <summary>d: the domain whose record is being read.</summary>
    Domain,
    /// <summary>i: the client's address, in dots.</summary>
    Address,
    /// <summary>p: the validated name of the client's address; not to be used.</summary>
    ValidatedName,
    /// <summary>v: in-addr or ip6.</summary>
    AddressKind,
    /// <summary>h: the HELO or EHLO name.</summary>
    Helo,
    /// <summary>c: the client's address as people write it; explanation text only.</summary>
    ClientAddress,
    /// <summary>r: the name of the receiving host; explanation text only.</summary>
    Receiver,
    /// <summary>t: seconds since 1970; explanation text only.</summary>
    Timestamp,
}

/// <summary>A piece of a macro string (RFC 7208 §7.1).</summary>
public abstract record SpfMacroPart
{
    SpfMacroPart() { }

    /// <summary>Text that stands for itself; %%, %_ and %- are already the characters they mean.</summary>
    public sealed record Literal(string Text) : SpfMacroPart;

    /// <summary>A macro to expand.</summary>
    /// <param name="Letter">What it stands for.</param>
    /// <param name="UrlEscaped">True for an upper-case letter: everything but unreserved characters is escaped.</param>
    /// <param name="Rightmost">How many parts, counted from the right, are kept: at least 1; null for all.</param>
    /// <param name="Reversed">True when the order of the parts is turned round first.</param>
    /// <param name="Delimiters">The characters that split the value into parts; a dot where none are given.</param>
    public sealed record Expand(
        SpfMacroLetter Letter, bool UrlEscaped, int? Rightmost, bool Reversed, string Delimiters) : SpfMacroPart;
}
