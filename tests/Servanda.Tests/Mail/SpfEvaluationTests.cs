using System.Globalization;
using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Mail;
using Servanda.Mail.Spf;

namespace Servanda.Tests.Mail;

public sealed class SpfEvaluationTests
{
    static readonly SpfSender Sender = new(IPAddress.Parse("192.0.2.9"), "mail.example.net", "jo@example.org");

    static SpfEvaluation Check(MailZone zone, SpfOptions? options = null) => SpfEvaluation.Run(Sender, zone.Answer, options);

    [Fact]
    public void The_term_that_matches_is_told_with_the_record_it_is_in()
    {
        var seen = Check(new MailZone().Txt("example.org", "v=spf1 redirect=_spf.example.org")
            .Txt("_spf.example.org", "v=spf1 a -ip4:192.0.2.0/24 +all").A("_spf.example.org", "198.51.100.1"));
        Assert.Equal((SpfResult.Fail, SpfReason.Matched), (seen.Result, seen.Reason));
        Assert.Equal(("_spf.example.org", "-ip4:192.0.2.0/24"), (seen.At?.ToString(), seen.Term));
    }

    [Theory]
    [InlineData("v=spf1 a", SpfResult.Neutral, SpfReason.NoMatch)]
    [InlineData("v=spf1 a:silent.example -all", SpfResult.TempError, SpfReason.NoAnswer)]
    [InlineData("v=spf1 include:silent.example -all", SpfResult.TempError, SpfReason.NoAnswer)]
    [InlineData("v=spf1 include:none.example -all", SpfResult.PermError, SpfReason.IncludeNone)]
    [InlineData("v=spf1 redirect=none.example", SpfResult.PermError, SpfReason.RedirectNone)]
    [InlineData("v=spf1 moo -all", SpfResult.PermError, SpfReason.Syntax)]
    [InlineData("v=spf1 include:example.org", SpfResult.PermError, SpfReason.Lookups)]
    [InlineData("v=spf1 a:x.example a:y.example a:z.example", SpfResult.PermError, SpfReason.Voids)]
    [InlineData("v=spf2", SpfResult.None, SpfReason.NoRecord)]
    public void Every_result_has_its_reason(string text, SpfResult result, SpfReason reason)
    {
        var seen = Check(new MailZone().Txt("example.org", text).A("example.org").A("none.example")
            .Fails("silent.example", MailQueryKind.A).Fails("silent.example", MailQueryKind.Txt));
        Assert.Equal((result, reason), (seen.Result, seen.Reason));
    }

    [Fact]
    public void An_error_in_an_included_record_is_told_where_it_is()
    {
        var seen = Check(new MailZone().Txt("example.org", "v=spf1 include:a.example -all").Txt("a.example", "v=spf1 ip4:300.1.1.1"));
        Assert.Equal(("a.example", "spf.ip4"), (seen.At?.ToString(), seen.Fault?.Code));
    }

    [Fact]
    public void A_question_without_an_answer_is_told_with_its_reason()
    {
        var seen = Check(new MailZone().Txt("example.org", "v=spf1 mx -all").Fails("example.org", MailQueryKind.Mx));
        Assert.Equal((MailQueryKind.Mx, "time-out", "mx"), (seen.Failed?.Query.Kind, seen.Failed?.Why, seen.Term));
    }

    [Fact]
    public void A_term_whose_hosts_are_all_void_counts_once() =>
        Assert.Equal((SpfResult.Fail, 1), Check(new MailZone().Txt("example.org", "v=spf1 mx -all")
            .Mx("example.org", "a.example", "b.example", "c.example")) is var seen ? (seen.Result, seen.Voids) : default);

    [Fact]
    public void A_null_mx_matches_nothing_and_is_not_void() =>
        Assert.Equal((SpfResult.Fail, 0), Check(new MailZone().Txt("example.org", "v=spf1 mx -all")
            .Mx("example.org", ".")) is var seen ? (seen.Result, seen.Voids) : default);

    [Theory]
    [InlineData("", "mail.example.net", SpfIdentity.Helo, "postmaster")]
    [InlineData("@example.org", "example.org", SpfIdentity.MailFrom, "postmaster")]
    [InlineData("\"a@b\"@example.org", "example.org", SpfIdentity.MailFrom, "\"a@b\"")]
    [InlineData("jo@bücher.example", "xn--bcher-kva.example", SpfIdentity.MailFrom, "jo")]
    [InlineData("jo@localhost", null, SpfIdentity.MailFrom, "jo")]
    [InlineData("jo@[192.0.2.1]", null, SpfIdentity.MailFrom, "jo")]
    public void The_identity_follows_from_the_reverse_path(string from, string? domain, SpfIdentity identity, string local)
    {
        var sender = new SpfSender(IPAddress.Loopback, "mail.example.net", from);
        Assert.Equal((domain, identity, local), (sender.Domain?.ToString(), sender.Identity, sender.LocalPart));
    }

    [Fact]
    public void An_ipv4_address_inside_ipv6_is_checked_as_ipv4() =>
        Assert.Equal(SpfResult.Pass, SpfEvaluation.Run(
            new SpfSender(IPAddress.Parse("::ffff:192.0.2.9"), "h.example", "jo@example.org"),
            new MailZone().Txt("example.org", "v=spf1 ip4:192.0.2.9 -all").Answer).Result);

    [Fact]
    public void The_trace_tells_every_term_in_the_order_of_evaluation()
    {
        var seen = Check(new MailZone().Txt("example.org", "v=spf1 exists:%{ir}.x.example include:a.example ~all").A("x.example")
            .Txt("a.example", "v=spf1 ip4:198.51.100.0/24 -all"), new() { IsTraced = true });
        Assert.Equal(
            [
                "0 exists:%{ir}.x.example NoMatch 9.2.0.192.x.example", "0 include:a.example Followed a.example",
                "1 ip4:198.51.100.0/24 NoMatch ", "1 -all Match ", "0 include:a.example NoMatch ", "0 ~all Match ",
            ],
            seen.Trace.Select(step => $"{step.Depth} {step.Term} {step.Outcome} {step.Target}"));
    }

    [Fact]
    public void An_explanation_is_expanded_and_kept_to_printable_ascii()
    {
        var zone = new MailZone().Txt("example.org", "v=spf1 -all exp=why.example.org").Txt("why.example.org", "%{c} at %{t}: see %{o}%_%{r}");
        var options = new SpfOptions { At = DateTimeOffset.FromUnixTimeSeconds(17), Receiver = "mx.example" };
        Assert.Equal("192.0.2.9 at 17: see example.org mx.example", Check(zone, options).Explanation);
        Assert.Null(Check(zone.Txt("why.example.org", "line\r\nline"), options).Explanation);
    }

    [Fact]
    public void What_is_wanted_is_asked_and_a_few_runs_give_the_result_of_one()
    {
        var zone = new MailZone().Txt("example.org", "v=spf1 mx include:a.example ptr:example.net -all exp=why.example.org")
            .Mx("example.org", "m1.example", "m2.example").A("m1.example", "192.0.2.1").A("m2.example", "192.0.2.2")
            .Txt("a.example", "v=spf1 exists:%{p}.example ?all").Ptr("9.2.0.192.in-addr.arpa", "h.example", "i.example")
            .A("h.example", "192.0.2.9").Txt("why.example.org", "no");
        var known = new Dictionary<MailQuery, MailAnswer>();
        var rounds = 0;
        SpfEvaluation seen;
        while (!(seen = SpfEvaluation.Run(Sender, query => known.GetValueOrDefault(query) ?? MailAnswer.NotAsked)).IsComplete)
        {
            Assert.True(rounds++ < 12);
            foreach (var query in seen.Wanted)
                known.Add(query, zone.Answer(query));
        }
        Assert.Equal((SpfResult.Fail, "no", 8), (seen.Result, seen.Explanation, rounds));
    }

    [Fact]
    public void A_full_cache_starts_again_and_reads_the_same()
    {
        var cache = new SpfRecordCache { Capacity = 2 };
        foreach (var end in "-~?-~?")
            Assert.Single(cache.Read($"v=spf1 {end}all").Value!.Mechanisms);
        Assert.Same(cache.Read("v=spf1 ?all"), cache.Read("v=spf1 ?all"));
    }

    [Fact]
    public void Any_web_of_records_is_evaluated_within_the_limits()
    {
        string[] terms = ["include:n{0}.example", "redirect=n{0}.example", "a:n{0}.example", "mx:n{0}.example", "~all",
            "exists:%{{ir}}.n{0}.example", "include:%{{d}}", "ptr", "exp=n{0}.example", "moo", "a:%{{p2}}.example"];
        Prop.ForAll<byte[]>(bytes =>
        {
            var given = bytes ?? [];
            var zone = new MailZone();
            for (var i = 0; i < given.Length; i++)
            {
                var text = string.Join(' ', given.Skip(i).Take(5).Select(b =>
                    string.Format(CultureInfo.InvariantCulture, terms[b % terms.Length], b / 11 % (given.Length + 1))));
                zone.Txt(i == 0 ? "example.org" : $"n{i}.example", "v=spf1 " + text);
            }
            var seen = Check(zone, new() { IsTraced = true });
            return seen.IsComplete && seen.Lookups <= 10 && seen.Voids <= 3 && zone.Asked.Count <= 1 + 10 * 12 + 12;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_sender_and_any_text_give_some_result() =>
        Prop.ForAll<string, string, string>((from, helo, text) =>
        {
            var zone = new MailZone().Txt("example.org", "v=spf1 " + text, "");
            var seen = SpfEvaluation.Run(new SpfSender(IPAddress.IPv6Loopback, helo ?? "", from ?? ""), zone.Answer);
            var more = SpfEvaluation.Run(new SpfSender(IPAddress.IPv6Loopback, helo ?? "", (from ?? "") + "@example.org"), zone.Answer);
            return seen.IsComplete && more.IsComplete;
        }).QuickCheckThrowOnFailure();
}
