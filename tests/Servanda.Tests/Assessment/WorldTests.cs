using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Tests.Assessment;

public sealed class WorldTests
{
    static readonly World Small = new World()
        .Txt("a.example", "one", new string('x', 600))
        .Cname("alias.example", "a.example")
        .Txt("b.below.example", "two")
        .ServFail("broken.example")
        .Silent("silent.example", DnsType.Txt)
        .Txt("silent.example", "unheard")
        .Txt("bogus.example", "three").Bogus("bogus.example")
        .Txt("signed.example", "four").Signed("signed.example");

    [Theory]
    [InlineData("a.example", "seen 2")]
    [InlineData("alias.example", "seen 2")]
    [InlineData("below.example", "absent")]
    [InlineData("nowhere.example", "absent")]
    [InlineData("broken.example", "unmeasured")]
    [InlineData("silent.example", "unmeasured")]
    [InlineData("bogus.example", "unmeasured")]
    public void A_rule_sees_what_the_world_holds(string name, string seen) =>
        Assert.Equal(seen, Ask(view => Words(view.Texts(DomainName.Parse(name)))));

    [Theory]
    [InlineData("bogus.example", true, AnswerKind.Records, false)]
    [InlineData("signed.example", false, AnswerKind.Records, true)]
    [InlineData("nowhere.example", false, AnswerKind.NoSuchName, false)]
    [InlineData("below.example", false, AnswerKind.NoData, false)]
    public void Answers_tell_validation_and_absence_apart(string name, bool checkingDisabled, AnswerKind kind, bool vouchedFor) =>
        Assert.Equal($"{kind} {vouchedFor}", Ask(view =>
            view.Answer(DomainName.Parse(name), DnsType.Txt, checkingDisabled) is Look<DnsAnswer>.Seen(var answer)
                ? $"{answer.Kind} {answer.IsAuthenticated}"
                : "nothing"));

    static string Ask(Func<View, string> ask) => Small.Judge(
        [new Rule("a.b.c", "", Severity.Required, Text.Same(""), view => Outcome.Pass(Text.Same(ask(view))))],
        "example.org")[0].Reason.En;

    static string Words(Look<IReadOnlyList<TxtData>> look) => look switch
    {
        Look<IReadOnlyList<TxtData>>.Seen(var texts) => $"seen {texts.Count}",
        Look<IReadOnlyList<TxtData>>.Absent => "absent",
        _ => "unmeasured",
    };
}
