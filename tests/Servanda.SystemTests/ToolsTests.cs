namespace Servanda.SystemTests;

public sealed class ToolsTests
{
    [Fact]
    public void A_program_that_is_installed_is_found_with_its_full_path() =>
        Assert.True(Path.IsPathFullyQualified(Tools.Require("sh")));

    [Fact]
    public void A_program_that_is_not_installed_is_not_found() => Assert.Null(Tools.Find("no-such-program"));
}
