using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Servanda.Tests.Architecture;

/// <summary>French is set in one way wherever a text is written in the code: ’ for what is left out, « » with no-break
/// spaces inside, and a no-break space before : ; ? and !. The catalogue, which is data, has a test of its own.</summary>
public sealed partial class FrenchTests
{
    public static TheoryData<string> Assemblies => [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Where(name => name == "servanda" || name.StartsWith("Servanda.", StringComparison.Ordinal) && !name.EndsWith("Tests", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_literal_is_set_as_French_is(string assembly) =>
        Assert.Empty(Literals(assembly).SelectMany(Faults));

    [Fact]
    public void The_texts_of_the_rules_are_among_the_literals() =>
        Assert.Contains("SPF dit que personne n’envoie", Literals("Servanda.Assessment"));

    [Theory]
    [InlineData("l'enregistrement")]
    [InlineData("jusqu'au ")]
    [InlineData("Qu'un autre")]
    [InlineData("pour l'")]
    [InlineData("publiez : ")]
    [InlineData("publiez :\n")]
    [InlineData(" ; avec IPv6")]
    [InlineData("« mot »")]
    [InlineData("vraiment ?")]
    public void A_slip_is_found(string text) => Assert.NotEmpty(Faults(text));

    [Theory]
    [InlineData("l’enregistrement\u00A0: «\u00A0mot\u00A0»")]
    [InlineData("the organisation's domain: it's there; isn't it?")]
    [InlineData("v=DMARC1; p=reject; rua=mailto:a@b.example")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'Z'")]
    [InlineData("'{0}' is not a resolver")]
    public void What_is_English_or_right_is_left_alone(string text) => Assert.Empty(Faults(text));

    static IEnumerable<string> Faults(string text) => Straight.IsMatch(text) || Breaking.IsMatch(text) ? [text] : [];

    /// <summary>All that the assembly can say: every string literal, and each piece of those with holes in them.</summary>
    static List<string> Literals(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        List<string> literals = [];
        for (var at = MetadataTokens.UserStringHandle(0); !at.IsNil || literals.Count == 0; at = metadata.GetNextHandle(at))
            literals.Add(metadata.GetUserString(at));
        return literals;
    }

    /// <summary>Letters that only French leaves a vowel off with; in English they never stand alone before an apostrophe.</summary>
    [GeneratedRegex(@"(?<![\w'])([cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|aujourd)'(?=\p{L}|$|<)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Straight { get; }

    [GeneratedRegex(@" [:;?!»]([ ).,\n]|$)|« ")]
    private static partial Regex Breaking { get; }
}
