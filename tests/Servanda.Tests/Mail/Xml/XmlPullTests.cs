using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Mail.Xml;

namespace Servanda.Tests.Mail.Xml;

public sealed class XmlPullTests
{
    [Fact]
    public void Elements_text_and_ends_come_in_the_order_of_the_document() =>
        Assert.Equal("<a <b 'x' > <c > >", Trace.Of("<a><b>x</b>\n <c/></a>").Tokens);

    [Fact]
    public void Entities_and_numbers_are_what_they_stand_for() =>
        Assert.Equal("<a '<&>\"'é€' >", Trace.Of("<a>&lt;&amp;&gt;&quot;&apos;&#233;&#x20AC;</a>").Tokens);

    [Fact]
    public void Character_data_sections_are_text_and_comments_are_not() =>
        Assert.Equal("<a 'x<b>&amp;y' >", Trace.Of("<a>x<![CDATA[<b>&amp;]]><!-- <c> -->y<?p <d> ?></a>").Tokens);

    [Theory]
    [InlineData("<a>1<2</a>", "<a '1<2' >", "xml.markup")]
    [InlineData("<a><x@y.example></a>", "<a '<x@y.example>' >", "xml.markup")]
    [InlineData("<a>x<y.example</a>", "<a 'x<y.example' >", "xml.markup")]
    [InlineData("<a>&nope;&</a>", "<a '&nope;&' >", "xml.entity")]
    [InlineData("<a>&#0;&#xD800;</a>", "<a '&#0;&#xD800;' >", "xml.entity")]
    [InlineData("<a><b>x</a>", "<a <b 'x' > >", "xml.nesting")]
    [InlineData("<a></b>x</a>", "<a 'x' >", "xml.nesting")]
    [InlineData("<a><b>x", "<a <b 'x' > >", "xml.end")]
    [InlineData("<a>x<!-- y", "<a 'x' >", "xml.end")]
    [InlineData("<a>x<b c='", "<a 'x' >", "xml.end")]
    [InlineData("<a>x<", "<a 'x<' >", "xml.markup")]
    [InlineData("<!DOCTYPE a [<!ENTITY e \"]>\"> <!-- ' ]> -->]><a>&e;</a>", "<a '&e;' >", "xml.doctype")]
    public void What_is_no_XML_is_told_and_the_rest_is_read(string xml, string tokens, string code)
    {
        var trace = Trace.Of(xml);
        Assert.Equal(tokens, trace.Tokens);
        Assert.Contains(code, trace.Codes);
    }

    [Theory]
    [InlineData("<a b='>' c=\">\">x</a>")]
    [InlineData("<a\n>x</a\t>")]
    [InlineData("\uFEFF<?xml version='1.0'?><a>x</a>")]
    public void Odd_but_right_documents_have_no_problem(string xml)
    {
        var trace = Trace.Of(xml);
        Assert.Equal("<a 'x' >", trace.Tokens);
        Assert.Empty(trace.Codes);
    }

    [Fact]
    public void Elements_too_deep_are_passed_over_and_those_after_them_read()
    {
        var deep = string.Concat(Enumerable.Repeat("<d>", 100_000)) + "x" + string.Concat(Enumerable.Repeat("</d>", 100_000));
        var trace = Trace.Of($"<a>{deep}<b>y</b></a>");
        Assert.EndsWith(" <b 'y' > >", trace.Tokens, StringComparison.Ordinal);
        Assert.Contains("xml.depth", trace.Codes);
    }

    [Fact]
    public void A_tag_without_end_is_text()
    {
        var trace = Trace.Of("<a><b " + new string('x', 200_000) + "</a>");
        Assert.StartsWith("<a '<b ", trace.Tokens, StringComparison.Ordinal);
        Assert.EndsWith("x' >", trace.Tokens, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_text_longer_than_the_bound_the_beginning_is_kept()
    {
        var problems = new Servanda.Mail.ProblemTally();
        var xml = new XmlPull(new MemoryStream(Encoding.UTF8.GetBytes("<a>" + new string('x', 1_000_000) + "</a>")), problems);
        xml.Read();
        Assert.Equal(XmlPull.MaxText, xml.ReadText(XmlProblems.Trailing).Length);
        Assert.Contains("xml.size", problems.Counts.Keys);
        Assert.Equal(XmlToken.None, xml.Read());
    }

    [Fact]
    public void Well_formed_documents_are_read_as_the_platform_reads_them() =>
        Prop.ForAll<byte[], byte>((choices, encoding) =>
        {
            var (xml, octets) = MadeUpXml.From(choices ?? [], encoding);
            var trace = Trace.Of(octets);
            Assert.Equal(MadeUpXml.ReadByPlatform(xml), trace.Tokens);
            Assert.Empty(trace.Codes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Any_octets_are_read_to_their_end_without_a_throw() =>
        Prop.ForAll<byte[]>(octets => Trace.Of(octets ?? []).IsBalanced).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Documents_with_octets_changed_are_read_to_their_end() =>
        Prop.ForAll<byte[], byte[]>((choices, changes) =>
        {
            var (_, octets) = MadeUpXml.From(choices ?? [], 0);
            for (var i = 0; i + 1 < (changes?.Length ?? 0); i += 2)
                octets[changes![i] * octets.Length / 256] = "<>&;/!?[]'\" \0-"u8[changes[i + 1] % 14];
            return Trace.Of(octets).IsBalanced;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void However_the_input_comes_in_pieces_it_is_read_the_same() =>
        Prop.ForAll<byte[], byte[]>((choices, changes) =>
        {
            var (_, octets) = MadeUpXml.From(choices ?? [], 0);
            for (var i = 0; i + 1 < (changes?.Length ?? 0); i += 2)
                octets[changes![i] * octets.Length / 256] = "<>&;/!?[]'\" \0-"u8[changes[i + 1] % 14];
            var whole = Trace.Of(octets);
            foreach (var size in (int[])[1, 2, 3, 7, 64])
            {
                var inPieces = Trace.Of(new PiecesStream(octets, size));
                Assert.Equal(whole.Tokens, inPieces.Tokens);
                Assert.Equal(whole.Codes, inPieces.Codes);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Where_a_document_is_cut_what_stands_before_is_kept()
    {
        const string whole = "<?xml version=\"1.0\"?><a><b>one &amp; two</b><!-- no --><c d=\"e\"/>rest</a>";
        for (var length = 0; length < whole.Length; length++)
            Assert.True(Trace.Of(whole[..length]).IsBalanced, whole[..length]);
        Assert.Equal("<a <b 'one & two' > >", Trace.Of(whole[..whole.IndexOf("<!--", StringComparison.Ordinal)]).Tokens);
    }

    [Fact]
    public void Memory_stays_the_same_however_long_the_document_is()
    {
        var line = Encoding.UTF8.GetBytes(new string('y', 1 << 20));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var input = new RepeatedStream("<a>"u8.ToArray(), line, 100, "</a><b>x</b>"u8.ToArray());
        var xml = new XmlPull(input, new Servanda.Mail.ProblemTally());
        while (xml.Read() != XmlToken.None)
        {
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 * 1024 * 1024);
    }
}
