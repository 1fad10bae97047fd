using Servanda.Cli.Serving;

namespace Servanda.Tests.Serving;

public sealed class ServeCommandTests
{
    [Fact]
    public void No_two_options_have_one_name()
    {
        var names = ServeCommand.Create().Options.Select(option => option.Name).ToList();
        Assert.Equal(names.Distinct(), names);
    }

    [Theory]
    [InlineData("accords@example.org", "accords@example.org")]
    [InlineData("https://example.org/contact", "https://example.org/contact")]
    [InlineData("Write to accords@example.org", "https://portal.example.org")]
    [InlineData("mailto:é@example.org", "https://portal.example.org")]
    [InlineData("(accords@example.org)", "https://portal.example.org")]
    [InlineData(null, "https://portal.example.org")]
    public void Those_looked_at_are_told_an_address(string? contact, string told)
    {
        var parsed = ServeCommand.Create().Parse([]);
        Assert.Equal(told, OutboundOptions.Read(parsed, new Uri("https://portal.example.org"), contact).Contact);
    }
}
