using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Mail.MtaSts;

namespace Servanda.Tests.Mail;

public sealed class MtaStsTests
{
    [Fact]
    public void A_record_gives_its_id_and_keeps_what_it_does_not_know()
    {
        var read = MtaStsRecordReader.Read("v=STSv1; id=20261122T090000; later=1;");
        Assert.True(read.IsClean);
        Assert.Equal("20261122T090000", read.Value!.Id);
        Assert.Equal("later", Assert.Single(read.Value.Extensions).Name);
    }

    [Theory]
    [InlineData("v=stsv1; id=1", "mta-sts.version", 0)]
    [InlineData("v=STSv1", "mta-sts.version", 0)]
    [InlineData("v=STSv1;", "mta-sts.id.missing", 8)]
    [InlineData("v=STSv1; id=2026-11-22", "mta-sts.id", 12)]
    [InlineData("v=STSv1; id = 1", "mta-sts.field", 9)]
    public void A_record_without_a_usable_id_is_none(string text, string code, int offset)
    {
        var read = MtaStsRecordReader.Read(text);
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.Code == code && problem.Offset == offset);
    }

    [Fact]
    public void Several_records_count_as_none_and_others_do_not_disturb()
    {
        Assert.IsType<MtaStsSelection.Several>(MtaStsSelection.From(["v=STSv1; id=1", "v=STSv1; id=2"]));
        Assert.IsType<MtaStsSelection.One>(MtaStsSelection.From(["other", "v=STSv1; id=2"]));
    }

    [Fact]
    public void A_policy_is_read()
    {
        var read = Policy("version: STSv1\r\nmode: enforce\r\nmx: mail.example.org\r\nmx: *.example.net\r\nmax_age: 604800\r\n");
        Assert.True(read.IsClean);
        Assert.Equal((MtaStsMode.Enforce, TimeSpan.FromDays(7)), (read.Value!.Mode, read.Value.MaxAge));
        Assert.Equal(["mail.example.org", "*.example.net"], read.Value.Exchangers.Select(one => one.ToString()));
    }

    [Theory]
    [InlineData("mail.example.org", true)]
    [InlineData("MX.example.net", true)]
    [InlineData("a.mx.example.net", false)]
    [InlineData("example.net", false)]
    [InlineData("other.example", false)]
    public void A_wildcard_stands_for_exactly_one_label(string host, bool matches) =>
        Assert.Equal(matches, Policy("version: STSv1\nmode: enforce\nmx: mail.example.org\nmx: *.example.net\nmax_age: 1")
            .Value!.Matches(DomainName.Parse(host)));

    [Theory]
    [InlineData("mode: none\nmax_age: 1", "mta-sts.policy.version.missing", 21)]
    [InlineData("version: STSv2\nmode: none\nmax_age: 1", "mta-sts.policy.version", 9)]
    [InlineData("version: STSv1\nmax_age: 1\nmx: a.example", "mta-sts.policy.mode.missing", 39)]
    [InlineData("version: STSv1\nmode: Enforce\nmax_age: 1\nmx: a.example", "mta-sts.policy.mode", 21)]
    [InlineData("version: STSv1\nmode: none", "mta-sts.policy.max-age.missing", 25)]
    [InlineData("version: STSv1\nmode: none\nmax_age: week", "mta-sts.policy.max-age", 35)]
    [InlineData("version: STSv1\nmode: testing\nmax_age: 1", "mta-sts.policy.mx.missing", 39)]
    [InlineData("version: STSv1\nmode: testing\nmax_age: 1\nmx: mail.*.example\nmx: a.example", "mta-sts.policy.mx", 44)]
    [InlineData("<!DOCTYPE html><title>Not found</title>", "mta-sts.policy.html", 0)]
    public void A_policy_without_its_fields_is_none(string text, string code, int offset)
    {
        var read = Policy(text);
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.Code == code && problem.Offset == offset);
    }

    [Theory]
    [InlineData("version: STSv1\nmode: none\nmax_age: 31557601", "mta-sts.policy.max-age.over")]
    [InlineData("version: STSv1\nmode: none\nmode: enforce\nmax_age: 1", "mta-sts.policy.repeated")]
    [InlineData("version: STSv1\nmode: none\n\nmax_age: 1", "mta-sts.policy.line")]
    public void Other_faults_leave_the_policy_usable(string text, string code)
    {
        var read = Policy(text);
        Assert.Equal(MtaStsMode.None, read.Value?.Mode);
        Assert.Equal([code], read.Problems.Select(problem => problem.Code));
        Assert.True(read.Value!.MaxAge.TotalSeconds <= MtaStsPolicy.MaxAgeLimit);
    }

    [Fact]
    public void A_policy_over_the_bound_is_not_read() =>
        Assert.Equal("mta-sts.policy.length", Assert.Single(MtaStsPolicyReader.Read(new byte[MtaStsPolicyReader.MaxOctets + 1]).Problems).Code);

    [Fact]
    public void The_mox_vectors_are_read_or_faulted_as_there()
    {
        var vectors = MoxVectors.Of("mtasts").ToList();
        Assert.Equal(41, vectors.Count);
        Assert.All(vectors, one =>
        {
            var clean = one.Function == "TestRecord" ? MtaStsRecordReader.Read(one.Input) is { IsClean: true, Value: not null }
                : Policy(one.Input) is { IsClean: true, Value: not null };
            Assert.True(one.Ok == clean, one.Input);
        });
    }

    [Fact]
    public void Any_bytes_are_read_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var tail = bytes ?? [];
            byte[] policy = [.. "version: STSv1\nmode: enforce\nmax_age: "u8, .. tail, .. "\nmx: *."u8, .. tail];
            return MtaStsPolicyReader.Read(tail).Value is null
                && MtaStsPolicyReader.Read(policy).Problems.All(problem => problem.Offset <= policy.Length)
                && MtaStsRecordReader.Read("v=STSv1; id=" + Encoding.Latin1.GetString(tail)).Problems.Count >= 0;
        }).QuickCheckThrowOnFailure();

    static Servanda.Core.Parsed<MtaStsPolicy> Policy(string text) => MtaStsPolicyReader.Read(Encoding.UTF8.GetBytes(text));
}
