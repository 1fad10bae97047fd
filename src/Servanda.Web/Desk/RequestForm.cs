namespace Servanda.Web.Desk;

/// <summary>What was typed to change a signature, as it came: at the desk, and in a workspace.</summary>
public sealed class RequestForm
{
    /// <summary>What is to be done.</summary>
    public string? Kind { get; set; }

    /// <summary>The name signed under.</summary>
    public string? Name { get; set; }

    /// <summary>The category.</summary>
    public string? Category { get; set; }

    /// <summary>The version signed.</summary>
    public string? Version { get; set; }

    /// <summary>The day that counts.</summary>
    public string? On { get; set; }

    /// <summary>Who takes its place.</summary>
    public string? Successor { get; set; }

    /// <summary>How.</summary>
    public string? Succession { get; set; }

    /// <summary>Why, for the public.</summary>
    public string? Reason { get; set; }

    /// <summary>The state of the signature that was looked at.</summary>
    public int? From { get; set; }

    /// <summary>Of this form: sent twice it acts once.</summary>
    public string? OnceKey { get; set; }
}
