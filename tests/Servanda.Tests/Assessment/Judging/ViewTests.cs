using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;

namespace Servanda.Tests.Assessment.Judging;

public sealed class ViewTests
{
    static int Worked;

    [Fact]
    public void What_rules_share_is_worked_out_once_a_pass_and_is_evidence_for_each()
    {
        Worked = 0;
        var world = new World().Txt("a.example", "one").Txt("b.example", "two");
        var findings = world.Judge(
            [Rule("a.b.first", view => view.Once(Shared)), Rule("a.b.second", view => view.Once(Shared))], "example.org");
        Assert.Equal(2, world.Rounds + 1);
        Assert.Equal(2, Worked);
        Assert.Equal(2, world.Asked.Count);
        Assert.All(findings, finding => Assert.Equal(2, finding.Observations.Count));
        Assert.Equal("one two", findings[1].Reason.En);
    }

    [Fact]
    public void What_a_rule_had_used_before_stands_once_and_first()
    {
        var findings = new World().Txt("a.example", "one").Txt("b.example", "two").Judge(
        [
            Rule("a.b.first", BFirst),
            Rule("a.b.second", view => Say(view, "b.example")),
        ], "example.org");
        Assert.Equal(2, findings[0].Observations.Count);
        Assert.Equal(findings[1].Observations[0], findings[0].Observations[0]);
    }

    static Outcome Shared(View view)
    {
        Worked++;
        return Outcome.Pass(Text.Same($"{Say(view, "a.example").Reason.En} {Say(view, "b.example").Reason.En}"));
    }

    static Outcome BFirst(View view)
    {
        Say(view, "b.example");
        return view.Once(Shared);
    }

    static Outcome Say(View view, string name) =>
        view.Texts(DomainName.Parse(name)) is Look<IReadOnlyList<Servanda.Dns.Records.TxtData>>.Seen(var texts)
            ? Outcome.Pass(Text.Same(texts[0].Text))
            : Outcome.NotMeasured(Text.Same(""));

    static Rule Rule(string id, Func<View, Outcome> judge) => new(id, "", Severity.Required, Text.Same(""), judge);
}
