using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Dns.Dnssec;

namespace Servanda.Tests.Dns.Dnssec;

public sealed class AnchorTests
{
    [Fact]
    public void The_root_keys_are_those_of_IANA() =>
        Assert.Equal([20326, 38696], TrustAnchors.Root.All.Select(one => (int)one.KeyTag));

    [Fact]
    public void Anchors_are_read_from_the_form_of_a_zone_file()
    {
        var read = TrustAnchors.Read(Encoding.ASCII.GetBytes("""
            ; private root
            . 172800 IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D
            test. DNSKEY 257 3 13 AAAA
            """));
        Assert.Empty(read.Problems);
        Assert.Equal([".", "test"], read.Value!.All.Select(one => one.Zone.ToString()));
    }

    [Theory]
    [InlineData("", "dnssec.anchor.none")]
    [InlineData(". NS a.test.\n. DS 1 8 2 00", "dnssec.anchor.unfit")]
    public void What_is_no_anchor_is_told(string file, string code) =>
        Assert.Contains(code, TrustAnchors.Read(Encoding.ASCII.GetBytes(file)).Problems.Select(one => one.Code));

    [Fact]
    public void Any_octets_are_read_without_harm() =>
        Prop.ForAll<byte[]>(bytes => TrustAnchors.Read(bytes ?? []).Problems.Count > 0).QuickCheckThrowOnFailure();
}
