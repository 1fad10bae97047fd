namespace Servanda.Web.Apply;

/// <summary>What was typed into the form to sign an accord, as it came.</summary>
public sealed class ApplyForm
{
    /// <summary>The organisation's name.</summary>
    public string? Name { get; set; }

    /// <summary>One of the accord's types of signatory.</summary>
    public string? Category { get; set; }

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; set; }

    /// <summary>Whom to write to.</summary>
    public string? ContactName { get; set; }

    /// <summary>Where to.</summary>
    public string? ContactMail { get; set; }

    /// <summary>The domains, one a line.</summary>
    public string? Domains { get; set; }

    /// <summary>By what authority.</summary>
    public string? Statement { get; set; }

    /// <summary>The version signed, where there are several.</summary>
    public string? Version { get; set; }

    /// <summary><c>yes</c> where the person says that they may.</summary>
    public string? Authority { get; set; }

    /// <summary>Of this form: sent twice it acts once.</summary>
    public string? OnceKey { get; set; }
}
