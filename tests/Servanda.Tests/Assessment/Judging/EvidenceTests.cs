using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Dns.Dnssec;

namespace Servanda.Tests.Assessment.Judging;

public sealed class EvidenceTests
{
    static World Both => new World().Txt("signed.example", "one").Txt("plain.example", "two")
        .Validates("example", Security.Secure).Validates("plain.example", Security.Insecure);

    [Fact]
    public void What_rests_on_secure_answers_alone_is_proven_absence_too()
    {
        Assert.Equal(EvidenceLevel.Proven, Level(Both, Ask("signed.example")));
        Assert.Equal(EvidenceLevel.Proven, Level(Both, Ask("signed.example", "nowhere.example")));
    }

    [Theory]
    [InlineData(Security.Insecure)]
    [InlineData(Security.Bogus)]
    [InlineData(Security.Indeterminate)]
    public void One_weaker_answer_makes_it_measured(Security weaker) => Assert.Equal(
        EvidenceLevel.Measured, Level(Both.Validates("plain.example", weaker), Ask("signed.example", "plain.example")));

    [Fact]
    public void What_was_not_validated_or_not_seen_is_measured()
    {
        Assert.Equal(EvidenceLevel.Measured, Level(new World().Txt("signed.example", "one"), Ask("signed.example")));
        Assert.Equal(EvidenceLevel.Measured, Level(Both.Silent("silent.example"), Ask("signed.example", "silent.example")));
        Assert.Equal(EvidenceLevel.Measured, Level(Both.ServFail("broken.example"), Ask("signed.example", "broken.example")));
    }

    [Fact]
    public void What_rests_on_nothing_is_not_proven() =>
        Assert.Equal(EvidenceLevel.Measured, Level(Both, _ => { }));

    [Fact]
    public void Work_that_rules_share_counts_for_each_of_them()
    {
        Assert.Equal(EvidenceLevel.Proven, Level(Both, view => view.Once(Signed)));
        Assert.Equal(EvidenceLevel.Measured, Level(Both, view => view.Once(Plain)));
        Assert.Equal(EvidenceLevel.Measured, Level(Both, view => view.Once(Signed), view => view.Once(Plain), view => view.Once(Signed)));
    }

    [Fact]
    public void A_fail_rests_on_both_looks()
    {
        Finding Of(EvidenceLevel level) => Judge(Both, Ask("signed.example")) with { Status = FindingStatus.Fail, Evidence = level };
        Assert.Equal(EvidenceLevel.Proven, Retest.Confirm(Of(EvidenceLevel.Proven), Of(EvidenceLevel.Proven)).Evidence);
        Assert.Equal(EvidenceLevel.Measured, Retest.Confirm(Of(EvidenceLevel.Proven), Of(EvidenceLevel.Measured)).Evidence);
        Assert.Equal(EvidenceLevel.Measured, Retest.Confirm(Of(EvidenceLevel.Measured), Of(EvidenceLevel.Proven)).Evidence);
        Assert.Equal(EvidenceLevel.None, Retest.Confirm(Of(EvidenceLevel.Proven), null).Evidence);
    }

    static object Signed(View view) => view.Texts(DomainName.Parse("signed.example"));

    static object Plain(View view) => view.Texts(DomainName.Parse("plain.example"));

    static Action<View> Ask(params string[] names) => view =>
    {
        foreach (var name in names)
            view.Texts(DomainName.Parse(name));
    };

    static EvidenceLevel Level(World world, params Action<View>[] use) => Judge(world, use).Evidence;

    static Finding Judge(World world, params Action<View>[] use) => world.Judge(
        [
            new Rule("a.b.c", "", Severity.Required, Text.Same(""), view =>
            {
                foreach (var one in use)
                    one(view);
                return Outcome.Pass(Text.Same(""));
            }),
        ], "example.org")[0];
}
