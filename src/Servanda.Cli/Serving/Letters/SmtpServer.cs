using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Servanda.Cli.Serving.Letters;

/// <summary>Where letters leave by: <c>smtp://USER@HOST:PORT</c>, <c>smtps://…</c>. The password is never part of it.</summary>
/// <param name="Host">The mail server.</param>
/// <param name="Port">25 unless named, 465 for <c>smtps</c>.</param>
/// <param name="User">To sign in as; null for nobody.</param>
/// <param name="IsImplicitTls">TLS from the first octet (RFC 8314); else STARTTLS wherever the server offers it.</param>
sealed record SmtpServer(string Host, int Port, string? User, bool IsImplicitTls)
{
    const int SmtpPort = 25, SmtpsPort = 465;

    /// <summary>True for a server on this machine: only there may a password or a letter go without TLS unasked.</summary>
    public bool IsLocal => Host == "localhost" || (IPAddress.TryParse(Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Reads it; false for anything else, and for one that holds a password.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out SmtpServer? server)
    {
        server = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0 ||
            uri.PathAndQuery.Trim('/').Length > 0 || uri.UserInfo.Contains(':', StringComparison.Ordinal))
            return false;
        var isTls = uri.Scheme == "smtps";
        var port = uri.Port > 0 ? uri.Port : isTls ? SmtpsPort : SmtpPort;
        server = new SmtpServer(uri.Host, port, uri.UserInfo.Length > 0 ? Uri.UnescapeDataString(uri.UserInfo) : null, isTls);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{(IsImplicitTls ? "smtps" : "smtp")}://{Host}:{Port}");
}
