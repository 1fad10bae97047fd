using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Servanda.Core.Cryptography;

namespace Servanda.Benchmarks;

/// <summary>Verifying Ed25519 signatures of 200 octets on one core: the managed code, and libcrypto beside it.</summary>
static class Ed25519Bench
{
    delegate bool Verifier(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

    public static int Run(int seconds)
    {
        using var secret = Ed25519PrivateKey.Generate();
        var message = RandomNumberGenerator.GetBytes(200);
        var signature = secret.Sign(message);
        foreach (var (name, verify) in new (string, Verifier)[] { ("managed", ManagedEd25519.Verify), ("libcrypto", LibcryptoEd25519.Verify) })
        {
            Count(verify, TimeSpan.FromSeconds(1));
            var rate = Count(verify, TimeSpan.FromSeconds(seconds)) / (double)seconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ed25519 verify, {name}: {rate:0}/s on one core"));
        }
        return 0;

        long Count(Verifier verify, TimeSpan time)
        {
            var watch = Stopwatch.StartNew();
            var count = 0L;
            for (; watch.Elapsed < time; count++)
            {
                if (!verify(secret.PublicKey.Octets, message, signature))
                    throw new InvalidOperationException("a good signature was refused");
            }
            return count;
        }
    }
}
