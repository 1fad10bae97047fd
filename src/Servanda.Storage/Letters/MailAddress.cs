using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Servanda.Core.Names;

namespace Servanda.Storage.Letters;

/// <summary>
/// A mail address as people type it (RFC 5321 §4.1.2, Dot-string only): no quotes, no comments, no name, nothing that could
/// end a line of a header. The domain is in A-labels.
/// </summary>
public sealed record MailAddress
{
    /// <summary>Octets before the at sign (RFC 5321 §4.5.3.1.1).</summary>
    public const int MaxLocalPart = 64;

    /// <summary>Characters of a whole address (RFC 5321 §4.5.3.1.3, without the brackets).</summary>
    public const int MaxLength = 254;

    static readonly SearchValues<char> AtomText = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    readonly string _text;

    MailAddress(string text, DomainName domain) => (_text, Domain) = (text, domain);

    /// <summary>Who takes its mail.</summary>
    public DomainName Domain { get; }

    /// <summary>Reads an address, spaces around it aside; false for anything else.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out MailAddress? address)
    {
        address = null;
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length > MaxLength || trimmed.LastIndexOf('@') is not (> 0 and <= MaxLocalPart and var at))
            return false;
        var local = trimmed.AsSpan(0, at);
        if (local.ContainsAnyExcept(AtomText) || local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal))
            return false;
        if (DomainName.Read(trimmed.AsSpan(at + 1)).Value is not { LabelCount: > 1 } domain)
            return false;
        var whole = $"{local}@{domain}";
        if (whole.Length <= MaxLength)
            address = new MailAddress(whole, domain);
        return address is not null;
    }

    /// <summary>The address. It is personal: no log may have it.</summary>
    public override string ToString() => _text;
}
