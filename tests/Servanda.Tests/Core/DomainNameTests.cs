using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Core.Net;

namespace Servanda.Tests.Core;

public sealed class DomainNameTests
{
    [Theory]
    [InlineData("Example.ORG.", "example.org")]
    [InlineData("_dmarc.example.org", "_dmarc.example.org")]
    public void A_name_is_kept_in_lower_case_without_the_final_dot(string text, string expected) =>
        Assert.Equal(expected, DomainName.Parse(text).ToString());

    [Theory]
    [InlineData("a..b", "name.label.empty")]
    [InlineData("a b", "name.character")]
    [InlineData("", "name.length")]
    public void A_bad_name_is_refused_with_its_problem(string text, string code) =>
        Assert.Contains(DomainName.Read(text).Problems, problem => problem.Code == code);

    [Fact]
    public void A_label_of_64_octets_is_refused() =>
        Assert.Null(DomainName.Read(new string('a', 64) + ".example").Value);

    [Fact]
    public void A_prefix_that_makes_the_name_too_long_gives_no_name()
    {
        var name = DomainName.Parse(string.Join('.', Enumerable.Repeat(new string('a', 60), 4)));
        Assert.Null(name.Under("123456789.123456789"));
    }

    [Fact]
    public void Odd_octets_survive_the_way_to_text_and_back()
    {
        byte[] wire = [3, (byte)'a', (byte)'.', 0xFF, 2, (byte)'\\', 0, 0];
        Assert.True(DomainName.TryReadWire(wire, out var name));
        var buffer = new byte[DomainName.MaxWireOctets];
        Assert.Equal(wire, buffer[..name.WriteWire(buffer)]);
        Assert.Equal(@"a\046\255.\092\000", name.ToString());
    }

    [Fact]
    public void Any_bytes_are_a_name_that_writes_back_or_no_name() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            if (!DomainName.TryReadWire(bytes, out var name))
                return true;
            var buffer = new byte[DomainName.MaxWireOctets];
            return buffer[..name.WriteWire(buffer)].Length == bytes.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_without_a_throw() =>
        Prop.ForAll<string>(text => DomainName.Read(text ?? "") is { } read && (read.Value is null) != read.IsClean)
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("example.org", "example.org", true)]
    [InlineData("a.example.org", "example.org", true)]
    [InlineData("notexample.org", "example.org", false)]
    public void A_name_lies_under_another_by_whole_labels(string name, string other, bool expected) =>
        Assert.Equal(expected, DomainName.Parse(name).IsAtOrUnder(DomainName.Parse(other)));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("9.9.9.9", false)]
    [InlineData("2620:fe::fe", false)]
    public void Special_purpose_addresses_are_known(string address, bool special) =>
        Assert.Equal(special, SpecialPurpose.Find(IPAddress.Parse(address)) is not null);

    [Theory]
    [InlineData("10.0.0.1/8")]
    [InlineData("10.0.0.0/33")]
    [InlineData("::1%eth0")]
    [InlineData("x")]
    public void A_prefix_with_host_bits_or_other_faults_is_refused(string text) =>
        Assert.False(IpPrefix.TryRead(text, out _));
}
