using FsCheck;
using FsCheck.Fluent;
using Servanda.Mail.Dmarc;

namespace Servanda.Tests.Mail;

public sealed class DmarcRecordTests
{
    [Fact]
    public void Every_tag_is_read()
    {
        var read = DmarcRecordReader.Read(
            "v=DMARC1; p=reject; sp=quarantine; np=none; adkim=s; aspf=r; fo=1:d:s; psd=n; t=y; " +
            "rua=mailto:a@example.org,mailto:b@example.net; ruf=mailto:c@example.org");
        Assert.True(read.IsClean);
        var record = read.Value!;
        Assert.Equal((DmarcPolicy.Reject, DmarcPolicy.Quarantine, DmarcPolicy.None),
            (record.Policy, record.SubdomainPolicy, record.NonexistentPolicy));
        Assert.Equal((DmarcAlignment.Strict, DmarcAlignment.Relaxed), (record.DkimAlignment, record.SpfAlignment));
        Assert.Equal(DmarcFailureOptions.AnyFailed | DmarcFailureOptions.Dkim | DmarcFailureOptions.Spf,
            record.FailureOptions);
        Assert.Equal((DmarcPublicSuffix.No, true), (record.PublicSuffix, record.IsTesting));
        Assert.Equal(["example.org", "example.net"], record.AggregateReports.Select(uri => uri.Destination?.ToString()));
        Assert.Single(record.FailureReports);
    }

    [Theory]
    [InlineData("v=DMARC1; p=reject", DmarcPolicy.Reject, DmarcPolicy.Reject, DmarcPolicy.Reject)]
    [InlineData("v=DMARC1; p=none; sp=reject", DmarcPolicy.None, DmarcPolicy.Reject, DmarcPolicy.Reject)]
    [InlineData("v=DMARC1; np=reject; p=none", DmarcPolicy.None, DmarcPolicy.None, DmarcPolicy.Reject)]
    public void Policies_for_subdomains_fall_back_to_the_next_wider_one(
        string text, DmarcPolicy p, DmarcPolicy sp, DmarcPolicy np)
    {
        var record = DmarcRecordReader.Read(text).Value!;
        Assert.Equal((p, sp, np), (record.Policy, record.SubdomainPolicy, record.NonexistentPolicy));
    }

    [Theory]
    [InlineData("v=DMARC1; rua=mailto:a@example.org", DmarcStanding.AsNone)]
    [InlineData("v=DMARC1; p=reject; sp=strong; rua=mailto:a@example.org", DmarcStanding.AsNone)]
    [InlineData("v=DMARC1; p=rejct", DmarcStanding.NotApplied)]
    [InlineData("v=DMARC1; p=reject; np=x; rua=nobody", DmarcStanding.NotApplied)]
    [InlineData("v=DMARC1", DmarcStanding.NotApplied)]
    public void An_unusable_policy_counts_as_none_only_where_reports_are_wanted(string text, DmarcStanding standing)
    {
        var record = DmarcRecordReader.Read(text).Value!;
        Assert.Equal(standing, record.Standing);
        Assert.Equal(standing == DmarcStanding.AsNone ? DmarcPolicy.None : null, record.Policy);
    }

    [Theory]
    [InlineData(DmarcPolicy.Reject, DmarcPolicy.Quarantine)]
    [InlineData(DmarcPolicy.Quarantine, DmarcPolicy.None)]
    [InlineData(DmarcPolicy.None, DmarcPolicy.None)]
    public void Test_mode_lowers_a_policy_by_one_level(DmarcPolicy published, DmarcPolicy applied) =>
        Assert.Equal(applied, DmarcRecordReader.Read("v=DMARC1; p=none; t=y").Value!.Applied(published));

    [Theory]
    [InlineData("p=none; v=DMARC1", "dmarc.version")]
    [InlineData("v=dmarc1; p=none", "dmarc.version")]
    [InlineData(" v=DMARC1; p=none", "dmarc.version")]
    [InlineData("v=DMARC1 p=none", "dmarc.version")]
    [InlineData("v=DMARC1; p=none; P=reject", "dmarc.tag.repeated")]
    [InlineData("v=DMARC1; p=none; x=1; x=2", "dmarc.tag.repeated")]
    public void Some_faults_leave_no_record(string text, string code)
    {
        var read = DmarcRecordReader.Read(text);
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.Code == code);
    }

    [Theory]
    [InlineData("v=DMARC1; p=none;; t=n", "dmarc.separator.repeated", 17)]
    [InlineData("v=DMARC1; p=none; pct=20", "dmarc.tag.historic", 18)]
    [InlineData("v=DMARC1; p=none; bimi=1", "dmarc.tag.unknown", 18)]
    [InlineData("v=DMARC1; p=none; adkim=x", "dmarc.adkim", 24)]
    [InlineData("v=DMARC1; p=none; aspf=", "dmarc.tag.empty", 23)]
    [InlineData("v=DMARC1; p=none; psd=maybe", "dmarc.psd", 22)]
    [InlineData("v=DMARC1; p=none; t=1", "dmarc.t", 20)]
    [InlineData("v=DMARC1; p=none; fo=0:1; ruf=mailto:a@example.org", "dmarc.fo", 21)]
    [InlineData("v=DMARC1; p=none; fo=1", "dmarc.fo.unused", 18)]
    [InlineData("v=DMARC1; p=none; rua=a@example.org", "dmarc.rua", 22)]
    [InlineData("v=DMARC1; p=none; ruf=mailto:example.org", "dmarc.ruf", 22)]
    [InlineData("v=DMARC1; p=none; rua=mailto:a@example.org!10m", "dmarc.uri.size", 22)]
    [InlineData("v=DMARC1; p=none; rua=https://example.org/r", "dmarc.uri.scheme", 22)]
    [InlineData("v=DMARC1; p=none; reject", "dmarc.tag", 18)]
    [InlineData("v=DMARC1; p=none; note=caf\u00E9", "dmarc.character", 26)]
    public void Other_faults_cost_the_tag_and_not_the_record(string text, string code, int offset)
    {
        var read = DmarcRecordReader.Read(text);
        Assert.Equal(DmarcPolicy.None, read.Value?.Policy);
        Assert.Contains(read.Problems, problem => problem.Code == code && problem.Offset == offset);
    }

    // RFC 9989 §4.8 lets the tags after v stand in any order, where RFC 7489 wanted p second; mox follows RFC 7489.
    static readonly HashSet<string> OrderMattersToMox = ["v=DMARC1; sp=reject; p=reject"];

    [Fact]
    public void The_mox_vectors_are_read_or_faulted_as_there()
    {
        var vectors = MoxVectors.Of("dmarc_record").ToList();
        Assert.Equal(41, vectors.Count);
        Assert.All(vectors.Where(one => !OrderMattersToMox.Contains(one.Input)), one =>
        {
            var read = DmarcRecordReader.Read(one.Input);
            Assert.True(one.Ok ? read.Value is { Policy: not null } : !read.IsClean, one.Input);
        });
    }

    static readonly string[] Heads =
        ["", "v=DMARC1;", "v=DMARC1;p=none;rua=", "v=DMARC1;rua=mailto:a@", "v=DMARC1;fo="];

    [Fact]
    public void Any_text_is_read_without_a_throw() =>
        Prop.ForAll<string>(text => Heads
            .Select(head => head + text)
            .All(one => DmarcRecordReader.Read(one) is { } read
                && read.Problems.All(problem => problem.Offset >= 0 && problem.Offset <= one.Length)))
            .QuickCheckThrowOnFailure();
}
