using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Zones;

namespace Servanda.Tests.Dns.Dnssec;

public sealed class ZoneTableTests
{
    static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);

    readonly ZoneTable _table = new(100);

    [Fact]
    public void Of_a_name_nothing_is_known_of_the_topmost_unknown_name_is_the_root()
    {
        Assert.Null(_table.FindNearest(DomainName.Parse("a.b.example"), Now, out var unknown));
        Assert.Equal(".", unknown.ToString());
    }

    [Fact]
    public void Below_an_unsigned_zone_nothing_more_need_be_known()
    {
        Keep(Insecure("b.example"));

        Assert.IsType<ZoneState.Insecure>(_table.FindNearest(DomainName.Parse("x.a.b.example"), Now, out _));
    }

    [Fact]
    public void Between_a_signed_zone_and_the_name_every_name_has_to_be_known()
    {
        Keep(Secure("example"));

        Assert.Null(_table.FindNearest(DomainName.Parse("a.b.example"), Now, out var unknown));
        Assert.Equal("b.example", unknown.ToString());

        Keep(NoCut("b.example", isNothing: false));
        Assert.Null(_table.FindNearest(DomainName.Parse("a.b.example"), Now, out unknown));
        Assert.Equal("a.b.example", unknown.ToString());

        Keep(NoCut("a.b.example", isNothing: false));
        Assert.IsType<ZoneState.Secure>(_table.FindNearest(DomainName.Parse("a.b.example"), Now, out unknown));
        Assert.True(unknown.IsEmpty);
    }

    [Fact]
    public void Below_a_name_that_does_not_exist_no_zone_is_looked_for()
    {
        Keep(Secure("example"));
        Keep(NoCut("b.example", isNothing: true));

        Assert.IsType<ZoneState.Secure>(_table.FindNearest(DomainName.Parse("x.a.b.example"), Now, out var unknown));
        Assert.True(unknown.IsEmpty);
    }

    [Fact]
    public void What_is_too_old_is_not_known()
    {
        Keep(Insecure("example"));

        Assert.Null(_table.FindNearest(DomainName.Parse("example"), Now.AddDays(2), out _));
        Assert.Null(_table.Find(DomainName.Parse("example"), Now.AddDays(2)));
        Assert.NotNull(_table.Find(DomainName.Parse("example"), Now));
    }

    [Fact]
    public void The_root_and_names_with_escapes_are_found()
    {
        Keep(Secure("."));
        Keep(Insecure(@"a\046b.example"));

        Assert.NotNull(_table.Find(DomainName.Root, Now));
        Assert.IsType<ZoneState.Insecure>(_table.FindNearest(DomainName.Parse(@"x.a\046b.example"), Now, out _));
    }

    [Fact]
    public void What_is_asked_for_outlasts_what_is_not()
    {
        for (var i = 0; i < 1000; i++)
        {
            Keep(Insecure($"d{i}.example"));
            Assert.NotNull(_table.FindNearest(DomainName.Parse("www.d0.example"), Now, out _));
        }

        Assert.Null(_table.Find(DomainName.Parse("d1.example"), Now));
    }

    void Keep(ZoneState state) => _table.Keep(state);

    static ZoneState.Secure Secure(string zone) =>
        new(DomainName.Parse(zone), [], null!, null, null, false, Now.AddDays(1), Now.AddDays(-1), Now.AddDays(1));

    static ZoneState.Insecure Insecure(string zone) =>
        new(DomainName.Parse(zone), default, [], Secure("."), Now.AddDays(-1), Now.AddDays(1));

    static ZoneState.NoCut NoCut(string zone, bool isNothing) =>
        new(DomainName.Parse(zone), isNothing, default, Now.AddDays(-1), Now.AddDays(1));
}
