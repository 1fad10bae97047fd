using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;

namespace Servanda.Tests.Core;

public sealed class IdnaTests
{
    static readonly string[] Pieces =
    [
        "a", "B", "1", "-", "_", ".", "。", "xn--", "ü", "ß", "ς", "ẞ", "\u0301", "\u0323", "\u0308", "א", "ب", "١", "\u200C",
        "\u200D", "क", "\u094D", "\u1112", "\u1161", "\u11AB", "한", "☕", "😀", "ﷺ", "\u00AD", "\uD83D", "/", "\\046", "bcher-kva",
    ];

    [Fact]
    public void Every_vector_is_read_and_shown_or_refused_as_it_says()
    {
        var vectors = Vector.Of("idna");
        Assert.True(vectors.Count > 50);
        foreach (var vector in vectors)
        {
            var read = DomainName.Read(vector.Input);
            Assert.True((read.Value?.ToString() ?? "refused") == vector.Expected["expect"], $"{vector.Name}: {read.Value}");
            if (read.Value is { } name)
                Assert.Equal(vector.Expected["unicode"], name.Unicode);
            else
                Assert.Contains(read.Problems, problem => problem.Code == vector.Expected["problem"]);
        }
    }

    [Fact]
    public void A_disallowed_character_is_reported_where_it_stands() =>
        Assert.Equal(["idna.disallowed 1 U+2028", "idna.disallowed 4 U+E000"],
            DomainName.Read("a\u2028b.\uE000").Problems.Select(problem => $"{problem.Code} {problem.Offset} {problem.Detail}"));

    [Fact]
    public void A_fault_of_a_label_is_reported_where_the_label_begins() =>
        Assert.Equal(("idna.mark", 4), DomainName.Read("ﷺ.a.\u0301b").Problems
            .Where(problem => problem.Code == "idna.mark").Select(problem => (problem.Code, problem.Offset)).Single());

    [Fact]
    public void The_table_is_of_Unicode_17() => Assert.Equal(new Version(17, 0, 0), IdnaTable.Version);

    [Fact]
    public void Any_text_gives_a_name_that_shows_and_reads_back_as_itself_or_none() =>
        Prop.ForAll<string>(text => IsStable(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_mixture_of_scripts_and_marks_gives_a_name_that_shows_and_reads_back_as_itself_or_none() =>
        Prop.ForAll(Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary(), IsStable)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Any_name_from_the_wire_can_be_shown() =>
        Prop.ForAll<byte[]>(label =>
        {
            byte[] octets = [.. "xn--"u8, .. label.Take(50)];
            return !DomainName.TryReadWire([(byte)octets.Length, .. octets, 0], out var name) || name.Unicode.Length > 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_code_points_come_back_from_Punycode() =>
        Prop.ForAll<string>(text =>
        {
            var codePoints = (text ?? "").EnumerateRunes().Select(rune => rune.Value).Take(63).ToList();
            return IdnaPunycode.Decode(IdnaPunycode.Encode(codePoints))!.SequenceEqual(codePoints);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_letters_are_no_Punycode_or_one_that_encodes_back() =>
        Prop.ForAll(Gen.Elements("abcxyz019-".ToCharArray()).ArrayOf().Select(letters => new string(letters)).ToArbitrary(), text =>
            IdnaPunycode.Decode(text) is not { Count: <= 63 } decoded || text is ['-', ..] ||
            IdnaPunycode.Encode(decoded) is var again && (again == text || again == text + "-"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    static bool IsStable(string text)
    {
        var read = DomainName.Read(text);
        if (read.Value is not { } name)
            return !read.IsClean;
        return DomainName.Read(name.Unicode).Value is { } again && again.Equals(name) &&
            DomainName.Read(name.ToString()).Value is { } same && same.Equals(name);
    }
}
