using System.Net;
using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.Dkim;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Spf;

namespace Servanda.Tests.Mail.AggregateReports;

public sealed class EvaluatedMessageTests
{
    static readonly IPAddress Client = IPAddress.Parse("192.0.2.1");

    [Fact]
    public void An_evaluation_becomes_a_record_of_its_policy_domain()
    {
        var message = Evaluated("v=DMARC1; p=reject; aspf=s", "bounce@news.example.com", DmarcCheck.Passed);
        Assert.Equal("example.com", message.PolicyDomain?.ToString());
        Assert.Equal((DmarcPolicy.Reject, DmarcAlignment.Strict, PolicyDiscovery.TreeWalk),
            (message.Policy()!.Policy, message.Policy()!.SpfAlignment, message.Policy()!.Discovery));
        var record = message.Record()!;
        Assert.Equal((Client, 1L, Disposition.Reject), (record.Source, record.Count, record.Disposition));
        Assert.Equal((false, false), (record.DkimAligned, record.SpfAligned));
        Assert.Equal([new SpfOutcome(DomainName.Parse("news.example.com"), SpfScope.MailFrom, ReportedResult.Pass)], record.Spf);
        Assert.Equal("example.com", record.HeaderFrom?.ToString());
        Assert.Empty(record.Reasons);
    }

    [Theory]
    [InlineData("v=DMARC1; p=none", Disposition.None)]
    [InlineData("v=DMARC1; p=quarantine", Disposition.Pass)]
    [InlineData("v=DMARC1; p=reject", Disposition.Pass)]
    public void A_pass_under_an_enforcing_policy_is_told_from_one_without(string policy, Disposition disposition)
    {
        var record = Evaluated(policy, "bounce@news.example.com", DmarcCheck.Passed).Record()!;
        Assert.Equal((disposition, true), (record.Disposition, record.SpfAligned));
    }

    [Fact]
    public void What_test_mode_spares_is_explained()
    {
        var record = Evaluated("v=DMARC1; p=reject; t=y", "bounce@example.net", DmarcCheck.Passed).Record()!;
        Assert.Equal(Disposition.Quarantine, record.Disposition);
        Assert.Equal([new OverrideReason(OverrideKind.PolicyTestMode)], record.Reasons);
    }

    [Fact]
    public void Without_a_policy_there_is_nothing_to_report()
    {
        var message = Evaluated("no policy", "bounce@example.com", DmarcCheck.Passed);
        Assert.Null(message.PolicyDomain);
        Assert.Null(message.Policy());
        Assert.Null(message.Record());
    }

    static EvaluatedMessage Evaluated(string policy, string sender, DmarcCheck check)
    {
        var zone = new MailZone().Txt("_dmarc.example.com", policy).Txt("news.example.com", "v=spf1 ip4:192.0.2.1 -all")
            .Txt("example.net", "v=spf1 ip4:192.0.2.1 -all").Txt("example.com", "v=spf1 ip4:192.0.2.1 -all");
        var spf = SpfEvaluation.Run(new SpfSender(Client, "mx.example.com", sender), zone.Answer);
        var dmarc = DmarcEvaluation.Run(DomainName.Parse("example.com"), [new(DmarcMechanism.Spf, spf.Sender.Domain!, check)], zone.Answer);
        return new(Client, dmarc, new DkimVerdict { Signatures = [], Wanted = [] }, spf) { EnvelopeFrom = spf.Sender.Domain };
    }
}
