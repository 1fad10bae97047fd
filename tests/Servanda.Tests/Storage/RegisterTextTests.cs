using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords.Reading;
using Servanda.Core.Names;
using Servanda.Storage.Register;

namespace Servanda.Tests.Storage;

/// <summary>Text that strangers give for the register.</summary>
public sealed class RegisterTextTests
{
    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(10_001, false)]
    public void A_name_has_three_hundred_characters_at_the_most(int length, bool isOne) =>
        Assert.Equal(isOne, RegisterText.ReadName(new string('x', length)).Value is not null);

    [Fact]
    public void A_name_is_put_into_normal_form() => Assert.Equal("\u00E9t\u00E9", RegisterText.ReadName(" e\u0301te\u0301 ").Value);

    [Fact]
    public void Every_problem_is_told_with_its_place()
    {
        var read = RegisterText.ReadName("a\u202Eb\u0007");
        Assert.Null(read.Value);
        Assert.Equal([("register.text.direction", 1), ("register.text.control", 3)], read.Problems.Select(one => (one.Code, one.Offset)));
    }

    [Fact]
    public void Every_name_of_the_catalogue_is_one() => Assert.DoesNotContain(EmbeddedCatalogue.Catalogue.Organisations
        .SelectMany(one => one.OtherNames.Prepend(one.Name))
        .Concat(EmbeddedCatalogue.Catalogue.Registers.SelectMany(one => one.Signatures).Select(one => one.Name)),
        name => RegisterText.ReadName(name).Value != name);

    [Fact]
    public void A_reason_of_several_lines_becomes_one() => Assert.Equal("One. Two.", RegisterText.ReadReason("One.\r\nTwo.\n").Value);

    [Fact]
    public void Half_a_character_is_refused() => Assert.Equal("register.text.surrogate", RegisterText.ReadName("a\uD83D").Problems[0].Code);

    [Fact]
    public void Words_joined_as_Persian_joins_them_are_a_name() => Assert.NotNull(RegisterText.ReadName("می\u200Cخواهم").Value);

    [Fact]
    public void Whatever_is_read_is_whole_normal_and_read_again_the_same() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            foreach (var text in (string[])[Encoding.UTF8.GetString(bytes), Encoding.Unicode.GetString(bytes)])
            {
                var read = RegisterText.ReadName(text);
                if (read.Value is null == read.IsClean)
                    return false;
                if (read.Value is { } name && (name.Length > RegisterText.MaxName || !NormalForm.Has(name) || RegisterText.ReadName(name).Value != name))
                    return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Société d’Été, S.A.", "societe-dete-s-a")]
    [InlineData("شركة", "organisation")]
    [InlineData("--- ---", "organisation")]
    public void An_id_is_made_of_a_name(string name, string id) => Assert.Equal(id, RegisterId.For(name, _ => false));

    [Fact]
    public void An_id_that_is_taken_gets_a_number()
    {
        var id = RegisterId.For(new string('y', 300), taken => !taken.EndsWith("-2", StringComparison.Ordinal));
        Assert.EndsWith("yy-2", id, StringComparison.Ordinal);
        Assert.True(RegisterId.IsOne(id));
    }
}
