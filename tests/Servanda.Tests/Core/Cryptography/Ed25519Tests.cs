using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Cryptography;
using Servanda.Core.Json;

namespace Servanda.Tests.Core.Cryptography;

public sealed class Ed25519Tests
{
    delegate bool Verifier(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

    [Fact]
    public void The_managed_verifier_gives_the_published_result_on_every_Wycheproof_vector() =>
        Assert.Equal(151, AgreeWithWycheproof(ManagedEd25519.Verify));

    [Fact]
    public void Libcrypto_gives_the_published_result_on_every_Wycheproof_vector()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        Assert.Equal(151, AgreeWithWycheproof(LibcryptoEd25519.Verify));
    }

    [Fact]
    public void The_managed_verifier_rejects_on_edge_cases_exactly_a_non_canonical_R_and_a_low_order_residue() =>
        Assert.Equal((914, 208), AgreeWithCctv(ManagedEd25519.Verify));

    [Fact]
    public void Libcrypto_rejects_the_same_edge_cases()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        Assert.Equal((914, 208), AgreeWithCctv(LibcryptoEd25519.Verify));
    }

    [Theory]
    [InlineData("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    public void The_examples_of_RFC_8032_are_signed_as_printed(string seed, string key, string message, string signature)
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        using var secret = Ed25519PrivateKey.FromSeed(Convert.FromHexString(seed));
        Assert.Equal(key, Convert.ToHexStringLower(secret.PublicKey.Octets));
        Assert.Equal(signature, Convert.ToHexStringLower(secret.Sign(Convert.FromHexString(message))));
    }

    [Fact]
    public void What_a_new_key_signs_verifies_and_with_any_bit_changed_does_not()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        using var secret = Ed25519PrivateKey.Generate();
        var key = secret.PublicKey.Octets.ToArray();
        Prop.ForAll<byte[], ushort>((message, which) =>
        {
            var signature = secret.Sign(message);
            var good = ManagedEd25519.Verify(key, message, signature) && Ed25519.Verify(key, message, signature);
            signature[which / 8 % 64] ^= (byte)(1 << (which % 8));
            return good && !ManagedEd25519.Verify(key, message, signature) && !Ed25519.Verify(key, message, signature);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_octets_verify_or_not_alike_by_both_verifiers()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        var octets = ArbMap.Default.GeneratorFor<byte>();
        var input = octets.ArrayOf(32).SelectMany(key => octets.ArrayOf(64).Select(signature => (key, signature)));
        Prop.ForAll(input.ToArbitrary(), pair =>
        {
            pair.signature[63] &= 0x0F;
            return ManagedEd25519.Verify(pair.key, pair.key, pair.signature) ==
                LibcryptoEd25519.Verify(pair.key, pair.key, pair.signature);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_signature_or_key_of_another_length_does_not_verify() =>
        Assert.False(Ed25519.Verify(new byte[31], [], new byte[64]) || Ed25519.Verify(new byte[32], [], new byte[65]));

    static int AgreeWithWycheproof(Verifier verify)
    {
        var suite = StrictJson.Read(File.ReadAllBytes(Suites.Path("log", "wycheproof", "ed25519_test.json"))).Value!;
        var count = 0;
        foreach (var group in suite["testGroups"]!.Items)
        {
            var key = Hex(group["publicKey"]!["pk"]);
            foreach (var test in group["tests"]!.Items)
            {
                var signature = Hex(test["sig"]);
                var verified = signature.Length == Ed25519.SignatureOctets && verify(key, Hex(test["msg"]), signature);
                Assert.True(verified == (test["result"]!.AsText == "valid"), $"Wycheproof {test["tcId"]!.AsInteger}");
                count++;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"Wycheproof Ed25519, {verify.Method.DeclaringType?.Name}: {count} of 151");
        return count;
    }

    static (int Count, int Accepted) AgreeWithCctv(Verifier verify)
    {
        var suite = StrictJson.Read(File.ReadAllBytes(Suites.Path("log", "cctv-ed25519", "ed25519vectors.json"))).Value!;
        var accepted = 0;
        foreach (var test in suite.Items)
        {
            var flags = test["flags"]!.Items.Select(flag => flag.AsText).ToHashSet();
            var expected = !flags.Contains("non_canonical_R") && !flags.Contains("low_order_residue");
            var verified = verify(Hex(test["key"]), Encoding.UTF8.GetBytes(test["msg"]!.AsText!), Hex(test["sig"]));
            Assert.True(verified == expected, $"CCTV {test["number"]!.AsInteger}");
            accepted += verified ? 1 : 0;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"CCTV Ed25519, {verify.Method.DeclaringType?.Name}: {suite.Items.Count} of 914");
        return (suite.Items.Count, accepted);
    }

    static byte[] Hex(JsonItem? text) => Convert.FromHexString(text!.AsText!);
}
