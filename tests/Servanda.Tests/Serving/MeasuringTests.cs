using Servanda.Accords;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Assessment.Planning;
using Servanda.Cli.Serving.Demo;
using Servanda.Cli.Serving.Measuring;

namespace Servanda.Tests.Serving;

public sealed class MeasuringTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_accord_of_the_demo_reads_and_is_another_method()
    {
        var catalogue = DemoCatalogue.Read();
        Assert.Equal(6, catalogue.FindAccord(DemoCatalogue.AccordId)!.Commitments.Count);
        Assert.NotEqual(EmbeddedCatalogue.Catalogue.Digest, catalogue.Digest);
    }

    [Theory]
    [InlineData("1h", 1)]
    [InlineData("7d", 168)]
    [InlineData("366d", 8784)]
    public void A_time_between_turns_is_read(string text, int hours)
    {
        Assert.True(MeasureOptions.TryReadTime(text, out var time));
        Assert.Equal(TimeSpan.FromHours(hours), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("0h")]
    [InlineData("-7d")]
    [InlineData("367d")]
    [InlineData("99999999999d")]
    [InlineData("7 d")]
    [InlineData("7w")]
    public void What_is_no_time_between_turns_is_refused(string text) => Assert.False(MeasureOptions.TryReadTime(text, out _));

    [Fact]
    public void Turns_are_spread_and_a_new_failure_is_looked_at_again_within_a_day()
    {
        var (early, late) = (new MeasureTimes(TimeSpan.FromDays(7), () => 0), new MeasureTimes(TimeSpan.FromDays(7), () => 0.999));
        Assert.Equal(Noon, early.First(Noon));
        Assert.InRange(late.First(Noon), Noon.AddHours(16), Noon.AddHours(17));
        Assert.InRange(early.Next(Noon, isConfirmed: true), Noon.AddDays(6.6), Noon.AddDays(6.7));
        Assert.InRange(late.Next(Noon, isConfirmed: true), Noon.AddDays(7.3), Noon.AddDays(7.4));
        Assert.InRange(late.Next(Noon, isConfirmed: false), Noon.AddDays(1), Noon.AddDays(1.1));
        Assert.InRange(new MeasureTimes(TimeSpan.FromHours(1), () => 0).Next(Noon, isConfirmed: false), Noon, Noon.AddHours(1));
    }

    [Fact]
    public void A_bundle_judged_by_other_weights_or_assets_is_not_ours()
    {
        var catalogue = EmbeddedCatalogue.Catalogue;
        var organisation = new Organisation
        {
            Id = "example",
            Name = "Example",
            Assets = [new Asset(AssetKind.Domain, "example.org"), new Asset(AssetKind.Domain, "example.com")],
        };
        var plan = Plan.For(organisation, catalogue, [catalogue.FindAccord("cta")!]);
        Assert.Empty(SubmittedPlan.Compare(plan, plan.Of(organisation with { Name = "another name" })));
        Assert.Single(SubmittedPlan.Compare(plan.Of(organisation with { Assets = [organisation.Assets[0]] }), plan));
        Assert.Single(SubmittedPlan.Compare(plan with { Accords = [] }, plan));
        Assert.Single(SubmittedPlan.Compare(plan with { Controls = [.. plan.Controls.Skip(1)] }, plan));
        var accord = plan.Accords[0];
        var lighter = accord with
        {
            Commitments = [.. accord.Commitments.Select(one => one with { Weights = [.. one.Weights.Select(weight => weight with { Unmet = 0 })] })],
        };
        Assert.Single(SubmittedPlan.Compare(plan with { Accords = [lighter] }, plan));
    }
}
