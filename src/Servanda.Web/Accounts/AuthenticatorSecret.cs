using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using QRCoder;

namespace Servanda.Web.Accounts;

/// <summary>The secret of an authenticator while it is being set up: it travels in the form, encrypted and for one account, so
/// that nothing is kept of a form that nobody sends.</summary>
/// <param name="Secret">In letters and digits (RFC 4648 §6).</param>
/// <param name="Sealed">The same as the form carries it.</param>
/// <param name="Site">The portal's host, as the application lists it.</param>
/// <param name="Mail">The account's address, as the application lists it.</param>
sealed record AuthenticatorSecret(string Secret, string Sealed, string Site, string Mail)
{
    const string Purpose = "Servanda.Accounts.AuthenticatorForm";
    const int Group = 4;

    static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>In groups of four.</summary>
    public string Spaced => string.Join(' ', Secret.Chunk(Group).Select(group => new string(group)));

    /// <summary>A new secret for an account.</summary>
    public static AuthenticatorSecret New(IDataProtectionProvider protection, string account, string site, string mail) =>
        Of(protection, account, site, mail, Totp.NewSecret());

    /// <summary>The secret a form brought back; a new one where it is none of this account, or too old.</summary>
    public static AuthenticatorSecret Open(IDataProtectionProvider protection, string account, string site, string mail, string? sent) =>
        Read(protection, account, sent) is { } secret
            ? Of(protection, account, site, mail, secret)
            : New(protection, account, site, mail);

    /// <summary>The secret in a form; null where it is none of this account, or too old.</summary>
    public static string? Read(IDataProtectionProvider protection, string account, string? sent)
    {
        try
        {
            return sent is null ? null : Protector(protection, account).Unprotect(sent);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A square code (ISO/IEC 18004) of the secret, in black on white in every colour scheme: cameras want it so.</summary>
    /// <param name="title">What a screen reader says.</param>
    public string Drawing(string title)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(Totp.UriOf(Secret, Site, Mail), QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        // The generator's matrix has the quiet zone of four modules in it (ISO/IEC 18004 §6.3.8).
        var size = rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var name = System.Net.WebUtility.HtmlEncode(title);
        return $"""
            <svg class="qr" role="img" aria-label="{name}" viewBox="0 0 {size} {size}" shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>
            """;
    }

    static AuthenticatorSecret Of(IDataProtectionProvider protection, string account, string site, string mail, string secret) =>
        new(secret, Protector(protection, account).Protect(secret, Life), site, mail);

    static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection, string account) =>
        protection.CreateProtector(Purpose, account).ToTimeLimitedDataProtector();
}
