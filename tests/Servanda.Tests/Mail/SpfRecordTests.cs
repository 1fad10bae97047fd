using FsCheck;
using FsCheck.Fluent;
using Servanda.Mail.Spf;

namespace Servanda.Tests.Mail;

public sealed class SpfRecordTests
{
    [Fact]
    public void Every_kind_of_term_is_read_into_its_own_case()
    {
        var read = SpfRecordReader.Read(
            "v=spf1 a mx:mail.example.org/24//64 include:spf.example.net ip4:192.0.2.129/25 ip6:2001:db8::1 " +
            "exists:%{ir}.%{v}.example.org ?ptr:example.org ~all exp=why.example.org x-note=hello");
        var record = read.Value!;
        Assert.Collection(record.Mechanisms,
            one => Assert.Equal(new SpfMechanism.A(SpfQualifier.Pass, 7, null, 32, 128), one),
            one => Assert.Equal((24, 64), one is SpfMechanism.Mx mx ? (mx.Ip4Length, mx.Ip6Length) : default),
            one => Assert.Equal("spf.example.net", Assert.IsType<SpfMechanism.Include>(one).Target.Name?.ToString()),
            one => Assert.Equal("192.0.2.128/25", Assert.IsType<SpfMechanism.Ip4>(one).Block.ToString()),
            one => Assert.Equal("2001:db8::1/128", Assert.IsType<SpfMechanism.Ip6>(one).Block.ToString()),
            one => Assert.True(Assert.IsType<SpfMechanism.Exists>(one).Target.HasMacros),
            one => Assert.Equal(SpfQualifier.Neutral, Assert.IsType<SpfMechanism.Ptr>(one).Qualifier),
            one => Assert.Equal(SpfQualifier.SoftFail, Assert.IsType<SpfMechanism.All>(one).Qualifier));
        Assert.Equal("why.example.org", record.Explanation?.Target.Name?.ToString());
        Assert.Equal("x-note", Assert.Single(record.Unknown).Name);
        Assert.Equal(["spf.ptr"], read.Problems.Select(problem => problem.Code));
    }

    [Theory]
    [InlineData("v=spf10 -all", "spf.version", 0)]
    [InlineData("v=spf1\t-all", "spf.version", 0)]
    [InlineData("v=spf1 mx -al", "spf.mechanism.unknown", 10)]
    [InlineData("v=spf1 redirect:example.org", "spf.mechanism.unknown", 7)]
    [InlineData("v=spf1 -all:x", "spf.argument", 11)]
    [InlineData("v=spf1 include", "spf.argument.missing", 14)]
    [InlineData("v=spf1 ip4:192.0.2.01", "spf.ip4", 11)]
    [InlineData("v=spf1 ip4:192.0.2", "spf.ip4", 11)]
    [InlineData("v=spf1 ip4:192.0.2.1/33", "spf.cidr", 20)]
    [InlineData("v=spf1 ip6:fe80::1%eth0", "spf.ip6", 11)]
    [InlineData("v=spf1 a/24/64", "spf.argument", 8)]
    [InlineData("v=spf1 a:example.org//129", "spf.cidr", 20)]
    [InlineData("v=spf1 a:localhost", "spf.domain", 9)]
    [InlineData("v=spf1 exists:%{z}.example.org", "spf.macro.letter", 14)]
    [InlineData("v=spf1 exists:%{s0}.example.org", "spf.macro.zero", 14)]
    [InlineData("v=spf1 exists:%{r}.example.org", "spf.macro.explanation-only", 14)]
    [InlineData("v=spf1 exists:%x.example.org", "spf.macro", 14)]
    [InlineData("v=spf1 -redirect=example.org", "spf.modifier.qualifier", 7)]
    [InlineData("v=spf1 1up=foo", "spf.modifier.name", 7)]
    [InlineData("v=spf1 redirect=a.example redirect=b.example", "spf.redirect.repeated", 26)]
    [InlineData("v=spf1 exp=a.example exp=b.example", "spf.exp.repeated", 21)]
    [InlineData("v=spf1 a:ex\u00E4mple.org", "spf.character", 11)]
    public void A_syntax_error_leaves_no_record_and_is_named_with_its_place(string text, string code, int offset)
    {
        var read = SpfRecordReader.Read(text);
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.Code == code && problem.Offset == offset);
    }

    [Fact]
    public void All_faults_of_a_record_are_reported() =>
        Assert.Equal(
            ["spf.mechanism.unknown", "spf.ip4", "spf.argument.missing"],
            SpfRecordReader.Read("v=spf1 foo ip4:1.2.3 include:").Problems.Select(problem => problem.Code));

    [Theory]
    [InlineData("v=spf1 -all mx", "spf.after-all")]
    [InlineData("v=spf1 -all redirect=example.org", "spf.redirect.ignored")]
    [InlineData("v=spf1 a:mail..example.org -all", "spf.domain.impossible")]
    public void What_nobody_evaluates_is_noted_and_the_record_stays_usable(string text, string code)
    {
        var read = SpfRecordReader.Read(text);
        Assert.NotNull(read.Value);
        Assert.Equal([code], read.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_detail_shows_control_characters_in_a_form_that_does_no_harm() =>
        Assert.Contains(SpfRecordReader.Read("v=spf1 a:\u001B[31m.example").Problems,
            problem => problem.Detail == "<1B>[31m.example");

    [Fact]
    public void Two_records_at_a_name_are_several() =>
        Assert.IsType<SpfSelection.Several>(SpfSelection.From(["v=spf1 -all", "other", "V=SPF1 +all"]));

    [Fact]
    public void Problems_of_a_hostile_record_are_bounded() =>
        Assert.Equal(101, SpfRecordReader.Read("v=spf1" + string.Concat(Enumerable.Repeat(" ?", 30_000))).Problems.Count);

    [Fact]
    public void Any_text_is_read_without_a_throw() =>
        Prop.ForAll<string>(text =>
        {
            var tail = text ?? "";
            return new[] { tail, "v=spf1 " + tail, "v=spf1 a:" + tail, "v=spf1 exists:%{" + tail }
                .All(one => SpfRecordReader.Read(one) is { } read && (read.Value is not null || read.Problems.Count > 0));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_order_of_the_pieces_of_the_grammar_is_read_without_a_throw()
    {
        string[] pieces = ["a", "mx", ":", "/", "//", "=", "%", "{", "}", "d", "r", "0", "24", ".", "-", "ip4", "ip6",
            "include", "exists", "ptr", "all", "redirect", "exp", " ", "example.org", "::", "%{ir}", "~"];
        Prop.ForAll<int[]>(order =>
        {
            var text = "v=spf1 " + string.Concat((order ?? []).Select(i => pieces[(i & 0x7FFFFFFF) % pieces.Length]));
            var read = SpfRecordReader.Read(text);
            return read.Problems.All(problem => problem.Offset >= 0 && problem.Offset <= text.Length);
        }).QuickCheckThrowOnFailure();
    }
}
