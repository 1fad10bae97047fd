using Servanda.Accords.Findings;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Tests.Assessment.Rules.Mail;

public sealed class DmarcConformanceRulesTests
{
    const string Rule = "mail.dmarc.conformance";

    static readonly Subject.MailReports Reports = new(DomainName.Parse("example.org"));

    [Theory]
    [InlineData(1000, 950, 50, FindingStatus.Pass)]
    [InlineData(1000, 949, 51, FindingStatus.Warn)]
    [InlineData(1000, 100, 0, FindingStatus.Pass)]
    [InlineData(1, 0, 1, FindingStatus.Warn)]
    [InlineData(0, 0, 0, FindingStatus.NotMeasured)]
    [InlineData(9_007_199_254_740_991, 9_007_199_254_740_991, 0, FindingStatus.Pass)]
    public void What_is_delivered_without_being_aligned_decides(long messages, long aligned, long delivered, FindingStatus status)
    {
        var finding = Mailing("v=DMARC1; p=reject").Says(Reports, Seen(messages, aligned, delivered)).Find(Rule, "example.org");
        Assert.Equal(status, finding.Status);
    }

    [Fact]
    public void Volumes_and_shares_are_told()
    {
        var finding = Mailing("v=DMARC1; p=quarantine").Says(Reports, Seen(2000, 1900, 40)).Find(Rule, "example.org");
        Assert.Equal(
            "2026-10-24 to 2026-11-22: 2000 messages in 7 reports of 3 receivers; 95.0% aligned, 3.0% held, 2.0% delivered without being aligned",
            finding.Reason.En);
        Assert.Contains("95.0\u00A0% alignés", finding.Reason.Fr, StringComparison.Ordinal);
        Assert.Contains(Digest.Of(Seen(2000, 1900, 40)), finding.Observations);
    }

    [Theory]
    [InlineData("v=DMARC1; p=none")]
    [InlineData("v=DMARC1; p=quarantine; t=y")]
    public void A_policy_that_asks_for_nothing_is_another_rule_s_matter(string record)
    {
        var world = Mailing(record).Says(Reports, Seen(10, 10, 0));
        Assert.Equal(FindingStatus.NotApplicable, world.Find(Rule, "example.org").Status);
        Assert.DoesNotContain(Reports, world.Asked);
    }

    [Fact]
    public void Without_reports_nothing_is_measured_and_the_control_stands_as_it_did()
    {
        var finding = Mailing("v=DMARC1; p=reject").Unmeasured(Reports, UnmeasuredReasons.NoReports).Find(Rule, "example.org");
        Assert.Equal((FindingStatus.NotMeasured, Severity.Recommended), (finding.Status, finding.Severity));
        Assert.Equal("no DMARC reports were given", finding.Reason.En);
    }

    [Fact]
    public void A_subject_and_its_transcript_read_back_from_a_bundle()
    {
        Assert.True(SubjectReader.TryRead(Reports.Key, out var subject));
        Assert.Equal(Reports, subject);
        var read = MailReportsTranscriptJson.Read(Seen(2000, 1900, 40))!;
        Assert.Equal((2000, 1900, 40, 7, 3), (read.Messages, read.Aligned, read.Delivered, read.ReportCount, read.Reporters));
        Assert.Equal([Digest.Of("one"u8)], read.Reports);
    }

    [Theory]
    [InlineData(10, 11, 0)]
    [InlineData(10, 5, 6)]
    public void Parts_that_are_more_than_the_whole_are_not_read(long messages, long aligned, long delivered) =>
        Assert.Null(MailReportsTranscriptJson.Read(Seen(messages, aligned, delivered)));

    static World Mailing(string record) => new World()
        .Mx("example.org", 10, "mx.example.org").Address("mx.example.org", "192.0.2.1").Txt("_dmarc.example.org", record);

    static byte[] Seen(long messages, long aligned, long delivered) => MailReportsTranscriptJson.Write(new MailReportsTranscript
    {
        From = "2026-10-24",
        To = "2026-11-22",
        Messages = messages,
        Aligned = aligned,
        Delivered = delivered,
        Reporters = 3,
        ReportCount = 7,
        Reports = [Digest.Of("one"u8)],
    });
}
