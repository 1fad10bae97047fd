using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Dns.Dnssec.P256;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns.Dnssec;

/// <summary>Our verifier says what the system's says.</summary>
public sealed class P256Tests
{
    static readonly BigInteger N = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    static readonly BigInteger P = BigInteger.Parse("0FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    static byte[] Octets(BigInteger number)
    {
        var octets = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - octets.Length], .. octets];
    }

    static byte[] Point(ECDsa key)
    {
        var q = key.ExportParameters(false).Q;
        return [.. q.X!, .. q.Y!];
    }

    [Fact]
    public void It_agrees_on_signatures_good_and_changed()
    {
        var keys = Enumerable.Range(0, 4).Select(_ => ECDsa.Create(ECCurve.NamedCurves.nistP256)).ToList();
        var verifiers = keys.Select(key => P256Verifier.Create(Point(key))!).ToList();
        Prop.ForAll<byte[], byte, byte>((message, place, change) =>
        {
            var key = place % 4;
            message ??= [];
            var signature = keys[key].SignData(message, HashAlgorithmName.SHA256);
            var good = verifiers[key].Verify(message, signature) && !verifiers[(key + 1) % 4].Verify(message, signature);
            signature[place % 64] ^= change;
            return good && verifiers[key].Verify(message, signature) == keys[key].VerifyData(message, signature, HashAlgorithmName.SHA256);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void It_agrees_on_numbers_at_the_edges()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verifier = P256Verifier.Create(Point(key))!;
        BigInteger[] edges = [0, 1, 2, N / 2, N - 2, N - 1, N, N + 1, P - N, P - 1, P, (BigInteger.One << 255) - 1, BigInteger.One << 255, (BigInteger.One << 256) - 1];
        foreach (var r in edges)
        {
            foreach (var s in edges)
            {
                byte[] signature = [.. Octets(r), .. Octets(s)];
                byte[] message = [1];
                Assert.Equal(key.VerifyData(message, signature, HashAlgorithmName.SHA256), verifier.Verify(message, signature));
            }
        }
    }

    [Fact]
    public void It_agrees_on_keys_that_are_small_multiples_of_the_base_point()
    {
        // Sums then meet equal and opposite points on the way, which the formulas for adding cannot take.
        foreach (var secret in new[] { 1, 2, 3, 64, 128, 255, 256, 65536 }.Select(one => new BigInteger(one)).SelectMany(one => new[] { one, N - one }))
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Octets(secret) });
            var verifier = P256Verifier.Create(Point(key))!;
            for (var i = 0; i < 20; i++)
            {
                byte[] message = [(byte)i];
                var signature = key.SignData(message, HashAlgorithmName.SHA256);
                Assert.True(verifier.Verify(message, signature));
                // r made so that both products are the same number: r = hash, with any s.
                byte[] crafted = [.. SHA256.HashData(message), .. signature[32..]];
                Assert.Equal(key.VerifyData(message, crafted, HashAlgorithmName.SHA256), verifier.Verify(message, crafted));
            }
        }
    }

    [Fact]
    public void Arithmetic_is_that_of_whole_numbers()
    {
        Prop.ForAll<byte[], byte[]>((left, right) =>
        {
            BigInteger a = Number(left), b = Number(right);
            var (x, y) = (Element(a), Element(b));
            var isField = (x * y).Equals(Element(a * b % P)) && (x + y).Equals(Element((a + b) % P)) && (x - y).Equals(Element((a - b + P) % P)) &&
                (x.IsZero || (x.Inverse() * x).Equals(P256Element.One));
            return isField && (!P256Number.TryRead(Octets(a % N), out var number) || (number.Inverse() * number).Digit(0, 30) == 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

        static BigInteger Number(byte[]? seed) => new BigInteger(SHA256.HashData(seed ?? []), isUnsigned: true) % P;

        static P256Element Element(BigInteger number) => P256Element.TryRead(Octets(number), out var element) ? element : throw new ArgumentException("It is too large.");
    }

    [Fact]
    public void A_key_used_often_says_the_same_as_before()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = new ZoneKey(new DnskeyData(257, 3, 13, Point(ecdsa)));
        for (var i = 0; i < 100; i++)
        {
            byte[] message = [(byte)i];
            var signature = ecdsa.SignData(message, HashAlgorithmName.SHA256);
            Assert.True(key.Verifies(message, signature));
            signature[i % 64] ^= 1;
            Assert.False(key.Verifies(message, signature));
        }
    }
}
