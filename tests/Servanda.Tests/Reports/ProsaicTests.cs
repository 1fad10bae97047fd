using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords.Findings;
using Servanda.Core;

namespace Servanda.Tests.Reports;

public sealed class ProsaicTests
{
    [Theory]
    [InlineData("Nothing to copy here", "")]
    [InlineData("Change `p=none` to `p=reject`", "p=none|p=reject")]
    [InlineData("An odd ` stays", "")]
    [InlineData("Send with every answer:  Strict-Transport-Security: max-age=31536000", "Strict-Transport-Security: max-age=31536000")]
    [InlineData("Publish: a.example. TXT \"v=spf1 -all\"", "a.example. TXT \"v=spf1 -all\"")]
    [InlineData("Publish: a.example. TXT \"v=DMARC1; p=reject\" (begin with p=none)", "a.example. TXT \"v=DMARC1; p=reject\"")]
    [InlineData("Publish:\na.example. DS 1 8 2 ab\na.example. DS 2 8 2 cd", "a.example. DS 1 8 2 ab|a.example. DS 2 8 2 cd")]
    [InlineData("It ends here. TXT records are not needed", "here. TXT records are not needed")]
    public void What_is_to_be_copied_is_found(string text, string code) =>
        Assert.Equal(code, string.Join('|', Prosaic.Split(text).Where(part => part.IsCode).Select(part => part.Part)));

    [Fact]
    public void Nothing_of_any_text_is_lost() => Prop.ForAll<NonNull<string>>(text =>
    {
        var whole = string.Concat(Prosaic.Split(text.Get).Select(part => part.Part));
        Assert.Equal(text.Get.Replace("`", "", StringComparison.Ordinal), whole.Replace("`", "", StringComparison.Ordinal));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_shown_holds_nothing_that_a_terminal_or_a_reader_would_obey() => Prop.ForAll<NonNull<string>>(text =>
        Assert.DoesNotContain(Visible.Of(text.Get), one =>
            (char.IsControl(one) && one is not ('\n' or '\t')) || one is '\u202E' or '\u2066' or '\u2028')).QuickCheckThrowOnFailure();
}
