using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Servanda.Web.Accounts;

/// <summary>Codes that change with time (RFC 6238 on RFC 4226), with what every authenticator application takes for granted:
/// HMAC-SHA-1, thirty seconds, six digits.</summary>
static class Totp
{
    /// <summary>Octets of a secret (RFC 4226 §4, R6: 160 bits recommended).</summary>
    public const int SecretOctets = 20;

    const int Seconds = 30, Digits = 6, Modulus = 1_000_000;

    // One step either way for a slow typist and a clock that is off (RFC 6238 §5.2).
    const int Drift = 1;

    // RFC 4648 §6.
    const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret, as 32 letters and digits that a person can type.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, SecretOctets * 8 / 5);

    /// <summary>The time step of a moment.</summary>
    public static long StepOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / Seconds;

    /// <summary>The code of a secret at a time step.</summary>
    public static string CodeAt(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // The standard's own; what SHA-1 lost does not touch HMAC.
        HMACSHA1.HashData(Octets(secret), counter, mac);
#pragma warning restore CA5350
        // RFC 4226 §5.3.
        var number = BinaryPrimitives.ReadUInt32BigEndian(mac[(mac[^1] & 0xF)..]) & 0x7FFFFFFF;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The time step a code belongs to, of those that count now; null when it is of none.</summary>
    public static long? FindStep(string secret, string code, DateTimeOffset now)
    {
        var typed = new string([.. code.Where(char.IsAsciiDigit)]);
        long? found = null;
        if (typed.Length != Digits)
            return found;
        for (var step = StepOf(now) - Drift; step <= StepOf(now) + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(typed), System.Text.Encoding.ASCII.GetBytes(CodeAt(secret, step))))
                found = step;
        }
        return found;
    }

    /// <summary>What an authenticator application reads from the square code.</summary>
    public static string UriOf(string secret, string site, string mail) =>
        $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(mail)}?secret={secret}&issuer={Uri.EscapeDataString(site)}";

    static byte[] Octets(string secret)
    {
        var octets = new byte[secret.Length * 5 / 8];
        var (bits, held, at) = (0, 0, 0);
        foreach (var letter in secret)
        {
            bits = (bits << 5) | Math.Max(0, Base32.IndexOf(letter, StringComparison.Ordinal));
            held += 5;
            if (held < 8)
                continue;
            held -= 8;
            octets[at++] = (byte)(bits >> held);
            bits &= (1 << held) - 1;
        }
        return octets;
    }
}
