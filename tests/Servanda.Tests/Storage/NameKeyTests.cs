using System.Net;
using Servanda.Core.Names;
using Servanda.Storage.Mail;

namespace Servanda.Tests.Storage;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("example.org", "org.example.")]
    [InlineData("a.b.example.org", "org.example.b.a.")]
    [InlineData("org", "org.")]
    [InlineData(".", "")]
    public void A_name_is_kept_from_the_root_down(string name, string key)
    {
        Assert.Equal(key, NameKey.Of(DomainName.Parse(name)));
        Assert.Equal(name == "." ? "" : name, NameKey.Name(key));
    }

    [Theory]
    [InlineData("example.org", true)]
    [InlineData("a.example.org", true)]
    [InlineData("-.example.org", true)]
    [InlineData("\u00fc.example.org", true)]
    [InlineData("example-a.org", false)]
    [InlineData("examplea.org", false)]
    [InlineData("org", false)]
    public void A_range_of_keys_is_a_name_and_all_below(string name, bool isWithin)
    {
        var key = NameKey.Of(DomainName.Read(name).Value ?? DomainName.Parse("x.example.org"));
        Assert.Equal(isWithin,
            string.CompareOrdinal(key, "org.example.") >= 0 && string.CompareOrdinal(key, NameKey.After("org.example.")) < 0);
    }

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0/24")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.0/24")]
    [InlineData("2001:db8:1:2:3::4", "2001:db8:1::/48")]
    public void A_source_belongs_to_a_network(string source, string network) =>
        Assert.Equal(network, Network.Of(IPAddress.Parse(source)));

    [Theory]
    [InlineData("nobody here", "nobody here")]
    [InlineData("jane@example.org", "...@example.org")]
    [InlineData("Jane <jane@example.org>, j@x", "Jane <...@example.org>, ...@x")]
    [InlineData("@", "...@")]
    public void Local_parts_are_left_out(string text, string kept) => Assert.Equal(kept, OutsideText.WithoutLocalParts(text));
}
