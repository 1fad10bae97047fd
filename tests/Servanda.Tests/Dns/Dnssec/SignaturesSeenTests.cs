using FsCheck;
using FsCheck.Fluent;
using Servanda.Dns.Dnssec.Signatures;

namespace Servanda.Tests.Dns.Dnssec;

public sealed class SignaturesSeenTests
{
    [Fact]
    public void Only_what_was_found_to_hold_is_remembered() =>
        Prop.ForAll<byte[], byte[]>((octets, signature) =>
        {
            var seen = new SignaturesSeen();
            var name = SignaturesSeen.Name(octets, signature);
            var before = seen.Has(name);
            seen.Add(name);
            return !before && seen.Has(SignaturesSeen.Name(octets, signature))
                && !seen.Has(SignaturesSeen.Name([.. octets, 0], signature))
                && !seen.Has(SignaturesSeen.Name(octets, [.. signature, 0]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_octet_cannot_move_from_the_signature_to_what_it_signs() =>
        Assert.NotEqual(SignaturesSeen.Name([1, 2], [3]), SignaturesSeen.Name([1], [2, 3]));

    [Fact]
    public void A_key_in_much_use_has_more_remembered()
    {
        var seen = new SignaturesSeen();
        var names = Enumerable.Range(0, 1000).Select(i => SignaturesSeen.Name(BitConverter.GetBytes(i), [])).ToList();
        foreach (var name in names.Take(200))
            seen.Add(name);
        var few = names.Count(name => seen.Has(name));
        foreach (var name in names)
            seen.Add(name);

        Assert.InRange(few, 1, 32);
        Assert.InRange(names.Count(name => seen.Has(name)), 500, 1000);
    }
}
