using System.Globalization;
using System.Text;
using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Storage.Mail;

/// <summary>
/// Tells reports apart. A reporter numbers its reports (RFC 9990 §3.1.1.4), but some use a number again for another domain
/// or day, so those count too. A report that does not say who wrote it, or has no number, is known by its bytes.
/// </summary>
static class ReportKey
{
    const string Bytes = "bytes:";
    const string Open = "open:";

    /// <summary>The key of a report that names itself; null when it does not.</summary>
    public static string? Of(
        string kind, string reporter, string reportId, DomainName? domain, DateTimeOffset? begin, DateTimeOffset? end)
    {
        if (string.IsNullOrWhiteSpace(reporter) || string.IsNullOrWhiteSpace(reportId))
            return null;
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{kind}\n{reporter.Trim().ToLowerInvariant()}\n{reportId.Trim()}\n{domain}\n{begin?.ToUnixTimeSeconds()}\n{end?.ToUnixTimeSeconds()}");
        return Digest.Of(Encoding.UTF8.GetBytes(text)).ToString();
    }

    /// <summary>The key of a report that is known by its bytes.</summary>
    public static string Of(string kind, Digest digest) => $"{Bytes}{kind}:{digest}";

    /// <summary>Stands for a key until the bytes have all been read.</summary>
    public static string Pending() => Open + Guid.NewGuid().ToString("N");

    /// <summary>True for a key that only stands for one.</summary>
    public static bool IsPending(string key) => key.StartsWith(Open, StringComparison.Ordinal);
}
