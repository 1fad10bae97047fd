using System.Text;
using Servanda.Mail.Messages;

namespace Servanda.Mail.Dkim;

/// <summary>The names for h (RFC 6376 §5.4).</summary>
static class SignedNames
{
    /// <summary>Every name as often as it occurs in the message, and once more where it is to be over-signed.</summary>
    public static List<string> Of(MailMessage message, IReadOnlyList<string> names, IReadOnlyList<string> overSigned)
    {
        var signed = new List<string>();
        foreach (var name in names.Concat(overSigned).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var count = message.Count(Encoding.ASCII.GetBytes(name))
                + (overSigned.Contains(name, StringComparer.OrdinalIgnoreCase) ? 1 : 0);
            signed.AddRange(Enumerable.Repeat(name, count));
        }
        return signed;
    }
}
