namespace Servanda.Mail.Evaluation;

/// <summary>A value that a method looked at (propspec, RFC 8601 §2.2, §2.3).</summary>
/// <param name="Type">smtp, header, body, policy.</param>
/// <param name="Name">mailfrom, helo, d, s and so on.</param>
/// <param name="Value">The value, without quotes.</param>
public sealed record AuthenticationProperty(string Type, string Name, string Value);

/// <summary>What one method says (resinfo, RFC 8601 §2.2).</summary>
/// <param name="Method">spf, dkim, arc, dmarc and so on.</param>
/// <param name="Result">pass, fail and so on.</param>
public sealed record AuthenticationResult(string Method, string Result)
{
    /// <summary>The version of the method; null where none is given, which means 1.</summary>
    public int? Version { get; init; }

    /// <summary>Why, for people; null when there is none.</summary>
    public string? Reason { get; init; }

    /// <summary>What it looked at.</summary>
    public IReadOnlyList<AuthenticationProperty> Properties { get; init; } = [];
}

/// <summary>An Authentication-Results header field (RFC 8601 §2).</summary>
/// <param name="Server">Who evaluated (authserv-id).</param>
/// <param name="Results">What each method says; empty for none.</param>
public sealed record AuthenticationResults(string Server, IReadOnlyList<AuthenticationResult> Results)
{
    /// <summary>The name of the field.</summary>
    public const string FieldName = "Authentication-Results";

    /// <summary>The version of the syntax; null where none is given, which means 1 (§2.5).</summary>
    public int? Version { get; init; }
}
