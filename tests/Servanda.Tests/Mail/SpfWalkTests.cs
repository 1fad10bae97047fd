using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Mail;
using Servanda.Mail.Spf;

namespace Servanda.Tests.Mail;

public sealed class SpfWalkTests
{
    static readonly DomainName Domain = DomainName.Parse("example.org");

    static SpfWalk Walk(MailZone zone) => SpfWalk.Run(Domain, zone.Answer);

    static IEnumerable<string> Codes(SpfWalk walk) => walk.Problems.Select(one => one.Problem.Code);

    [Fact]
    public void Terms_of_included_records_count_towards_the_limit()
    {
        var walk = Walk(new MailZone()
            .Txt("example.org", "v=spf1 include:a.example include:b.example mx -all")
            .Txt("a.example", "v=spf1 a mx include:c.example -all").A("a.example").Mx("a.example", "mx.a.example")
            .Txt("b.example", "v=spf1 ip4:192.0.2.0/24 redirect=c.example")
            .Txt("c.example", "v=spf1 exists:%{i}.c.example ?all")
            .Mx("example.org", "mx.example.org"));
        Assert.Equal(9, walk.Lookups);
        Assert.Equal([9, 4, 1, 2, 1], walk.Steps.Select(step => step.Lookups));
        Assert.Empty(walk.Problems);
        Assert.Equal(SpfEnd.Fail, walk.End);
    }

    [Fact]
    public void The_eleventh_term_is_a_problem_at_its_own_place()
    {
        var walk = Walk(new MailZone()
            .Txt("example.org", "v=spf1 " + string.Concat(Enumerable.Repeat("mx ", 10)) + "include:a.example -all")
            .Txt("a.example", "v=spf1 -all").Mx("example.org", "mx.example.org"));
        var problem = Assert.Single(walk.Problems);
        Assert.Equal(("spf.lookups", 37), (problem.Problem.Code, problem.Problem.Offset));
        Assert.Equal(11, walk.Lookups);
    }

    [Fact]
    public void Terms_after_all_cost_nothing() =>
        Assert.Equal(0, Walk(new MailZone().Txt("example.org", "v=spf1 -all mx a ptr")).Lookups);

    [Fact]
    public void The_third_void_lookup_is_a_problem_and_the_same_question_is_void_once()
    {
        var zone = new MailZone().Txt("example.org", "v=spf1 a:x.example a:x.example mx:y.example ~all");
        Assert.Empty(Walk(zone).Problems);
        zone.Txt("example.org", "v=spf1 a:x.example exists:z.example mx:y.example ~all");
        Assert.Equal(["spf.voids"], Codes(Walk(zone)));
    }

    [Fact]
    public void A_name_with_only_an_ipv6_address_is_not_void() =>
        Assert.Empty(Walk(new MailZone().Txt("example.org", "v=spf1 a -all").Aaaa("example.org")).Voids);

    [Theory]
    [InlineData("v=spf1 include:example.org -all")]
    [InlineData("v=spf1 include:a.example -all")]
    [InlineData("v=spf1 redirect=a.example")]
    public void A_record_that_leads_back_to_itself_is_a_loop(string text)
    {
        var walk = Walk(new MailZone().Txt("example.org", text).Txt("a.example", "v=spf1 include:example.org ?all"));
        Assert.Equal(["spf.loop"], Codes(walk));
        Assert.Equal(SpfEnd.PermError, walk.End);
    }

    [Theory]
    [InlineData("v=spf1 include:a.example -all", "spf.include.none")]
    [InlineData("v=spf1 redirect=a.example", "spf.redirect.none")]
    public void A_target_without_a_record_is_a_permerror(string text, string code)
    {
        var walk = Walk(new MailZone().Txt("example.org", text));
        Assert.Equal([code], Codes(walk));
        Assert.Equal(SpfEnd.PermError, walk.End);
    }

    [Theory]
    [InlineData("v=spf1 a ~all", SpfEnd.SoftFail)]
    [InlineData("v=spf1 a", SpfEnd.Neutral)]
    [InlineData("v=spf1 include:open.example -all", SpfEnd.Pass)]
    [InlineData("v=spf1 -include:open.example ?all", SpfEnd.Fail)]
    [InlineData("v=spf1 redirect=open.example", SpfEnd.Pass)]
    [InlineData("v=spf1 redirect=%{i}.example", SpfEnd.Unknown)]
    [InlineData("v=spf1 include:%{i}.example -all", SpfEnd.Fail)]
    [InlineData("v=spf1 include:silent.example -all", SpfEnd.Unknown)]
    public void The_end_is_what_a_sender_gets_whom_nothing_names(string text, SpfEnd end) =>
        Assert.Equal(end, Walk(new MailZone().Txt("example.org", text).A("example.org")
            .Txt("open.example", "v=spf1 +all").Fails("silent.example", MailQueryKind.Txt)).End);

    [Fact]
    public void A_target_that_only_a_message_makes_known_is_counted_and_listed()
    {
        var walk = Walk(new MailZone().Txt("example.org", "v=spf1 include:%{ir}.%{d2}.spf.example -all"));
        Assert.Equal(1, walk.Lookups);
        Assert.Equal("%{ir}.%{d2}.spf.example", Assert.Single(walk.Open).Target);
    }

    [Fact]
    public void A_macro_of_the_domain_is_followed() =>
        Assert.Equal(SpfEnd.SoftFail, Walk(new MailZone()
            .Txt("example.org", "v=spf1 redirect=%{dr}.%{d1}._spf.example")
            .Txt("org.example.org._spf.example", "v=spf1 ~all")).End);

    [Fact]
    public void The_walk_names_what_it_wants_and_ends_after_a_few_rounds()
    {
        var zone = new MailZone().Txt("example.org", "v=spf1 include:a.example mx -all")
            .Txt("a.example", "v=spf1 a:b.example -all").Mx("example.org", "mx.example.org");
        var known = new Dictionary<MailQuery, MailAnswer>();
        var rounds = 0;
        SpfWalk walk;
        while (!(walk = SpfWalk.Run(Domain, query => known.GetValueOrDefault(query) ?? MailAnswer.NotAsked)).IsComplete)
        {
            Assert.True(rounds++ < 5);
            foreach (var query in walk.Wanted)
                known.Add(query, zone.Answer(query));
        }
        Assert.Equal(4, rounds);
        Assert.Equal(SpfEnd.Fail, walk.End);
        Assert.Equal("b.example", Assert.Single(walk.Voids).Name.ToString());
    }

    [Fact]
    public void A_tree_that_doubles_at_every_level_is_cut_short()
    {
        var zone = new MailZone().Txt("example.org", "v=spf1 include:n0.example include:n0.example");
        for (var i = 0; i < 60; i++)
            zone.Txt($"n{i}.example", $"v=spf1 include:n{i + 1}.example include:n{i + 1}.example");
        var walk = Walk(zone);
        Assert.True(walk.IsCutShort);
        Assert.Equal(SpfWalk.MaxCounted, walk.Lookups);
    }

    [Fact]
    public void More_than_ten_exchangers_are_a_problem() =>
        Assert.Equal(["spf.exchangers"], Codes(Walk(new MailZone().Txt("example.org", "v=spf1 mx -all")
            .Mx("example.org", [.. Enumerable.Range(0, 11).Select(i => $"mx{i}.example.org")]))));

    [Fact]
    public void Any_web_of_records_is_walked_within_the_bounds()
    {
        string[] terms = ["include:n{0}.example", "redirect=n{0}.example", "a:n{0}.example", "mx:n{0}.example", "-all",
            "exists:%{{i}}.n{0}.example", "include:%{{d}}", "ptr", "exists:n{0}.example", "moo"];
        Prop.ForAll<byte[]>(bytes =>
        {
            var given = bytes ?? [];
            var zone = new MailZone();
            for (var i = 0; i < given.Length; i++)
            {
                var text = string.Join(' ', given.Skip(i).Take(5).Select(b =>
                    string.Format(CultureInfo.InvariantCulture, terms[b % terms.Length], b / 10 % (given.Length + 1))));
                zone.Txt(i == 0 ? "example.org" : $"n{i}.example", "v=spf1 " + text);
            }
            var walk = Walk(zone);
            return walk.Lookups <= SpfWalk.MaxCounted && walk.Steps.Count <= SpfWalk.MaxCounted + 1 && walk.IsComplete;
        }).QuickCheckThrowOnFailure();
    }
}
