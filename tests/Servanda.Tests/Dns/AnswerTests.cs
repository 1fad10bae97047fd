using System.Net;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Edns;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns;

public sealed class AnswerTests
{
    static readonly DnsQuestion Question = new(Name("www.example.org"), DnsType.A);
    static readonly AData Address = new(IPAddress.Parse("192.0.2.1"));
    static readonly DnsRecord Soa = new(Name("example.org"), 900,
        new SoaData(Name("ns1.example.org"), Name("host.example.org"), 1, 2, 3, 4, 60));

    [Fact]
    public void Records_of_the_type_asked_for_are_the_answer_with_the_least_TTL()
    {
        var answer = Read([Of("www.example.org", 300, Address), Of("www.example.org", 200, Address),
            Of("other.example.org", 1, Address), Of("www.example.org", 1, TxtData.Of("x"))]);
        Assert.Equal((AnswerKind.Records, 2, 200u), (answer.Kind, answer.Data<AData>().Count(), answer.Ttl));
    }

    [Fact]
    public void Aliases_are_followed_in_any_order_and_bound_the_TTL()
    {
        var answer = Read([Of("c.example", 300, Address), Of("b.example", 50, new CnameData(Name("c.example"))),
            Of("www.example.org", 100, new CnameData(Name("b.example")))]);
        Assert.Equal((AnswerKind.Records, 50u, "c.example"), (answer.Kind, answer.Ttl, answer.Name.ToString()));
        Assert.Equal(["b.example", "c.example"], answer.Aliases.Select(name => name.ToString()));
    }

    [Fact]
    public void A_DNAME_moves_everything_below_its_owner()
    {
        var answer = Read([Of("example.org", 10, new DnameData(Name("example.net"))), Of("www.example.net", 300, Address)]);
        Assert.Equal((AnswerKind.Records, "www.example.net"), (answer.Kind, answer.Name.ToString()));
    }

    [Fact]
    public void A_DNAME_that_makes_the_name_too_long_is_a_failure()
    {
        var target = Name(string.Join('.', Enumerable.Repeat(new string('a', 60), 4)) + ".bcdefghij");
        Assert.Equal(AnswerKind.Failed, Read([Of("example.org", 10, new DnameData(target))]).Kind);
    }

    [Fact]
    public void Aliases_in_a_circle_are_a_loop()
    {
        var answer = Read([Of("www.example.org", 9, new CnameData(Name("b.example"))),
            Of("b.example", 9, new CnameData(Name("www.example.org")))]);
        Assert.Equal(AnswerKind.AliasLoop, answer.Kind);
    }

    [Fact]
    public void Aliases_without_end_are_a_loop()
    {
        var step = 0;
        var answer = Read([Of("www.example.org", 9, new CnameData(Name("n0.example"))),
            .. Enumerable.Range(0, 100).Select(i => Of($"n{i}.example", 9, new CnameData(Name($"n{++step}.example"))))]);
        Assert.Equal(AnswerKind.AliasLoop, answer.Kind);
    }

    [Fact]
    public void A_question_for_an_alias_does_not_follow_it()
    {
        var message = Message([Of("www.example.org", 9, new CnameData(Name("b.example")))]);
        var answer = DnsAnswer.Of(message, Question with { Type = DnsType.Cname });
        Assert.Equal((AnswerKind.Records, 0), (answer.Kind, answer.Aliases.Count));
    }

    [Fact]
    public void No_records_is_no_data_kept_for_the_SOA_minimum()
    {
        var answer = DnsAnswer.Of(Message([]) with { Authorities = [Soa] }, Question);
        Assert.Equal((AnswerKind.NoData, 60u), (answer.Kind, answer.Ttl));
    }

    [Fact]
    public void A_resolver_that_leaves_the_SOA_out_still_means_no_data_but_it_is_not_kept()
    {
        var answer = Read([Of("www.example.org", 9, new CnameData(Name("b.example")))]);
        Assert.Equal((AnswerKind.NoData, 0u), (answer.Kind, answer.Ttl));
    }

    [Fact]
    public void An_authority_whose_alias_leads_out_of_its_zone_points_elsewhere()
    {
        var message = Message([Of("www.example.org", 9, new CnameData(Name("b.example")))]) with
        {
            Flags = HeaderBits.Response | HeaderBits.Authoritative,
        };
        Assert.Equal(AnswerKind.Elsewhere, DnsAnswer.Of(message, Question).Kind);
    }

    [Fact]
    public void A_referral_points_elsewhere()
    {
        var message = new DnsMessage
        {
            Flags = HeaderBits.Response,
            Authorities = [Of("example.org", 9, new NsData(Name("ns1.example.org")))],
        };
        Assert.Equal(AnswerKind.Elsewhere, DnsAnswer.Of(message, Question).Kind);
    }

    [Fact]
    public void NXDOMAIN_behind_an_alias_is_about_the_target()
    {
        var message = Message([Of("www.example.org", 30, new CnameData(Name("b.example")))]) with
        {
            ResponseCode = ResponseCode.NoSuchName,
            Authorities = [Soa],
        };
        var answer = DnsAnswer.Of(message, Question);
        Assert.Equal((AnswerKind.NoSuchName, "b.example", 30u), (answer.Kind, answer.Name.ToString(), answer.Ttl));
    }

    [Fact]
    public void A_truncated_response_says_nothing_about_what_is_missing()
    {
        var message = Message([]);
        Assert.Equal(AnswerKind.Truncated,
            DnsAnswer.Of(message with { Flags = message.Flags | HeaderBits.Truncated }, Question).Kind);
    }

    [Fact]
    public void A_failure_tells_its_code_and_reasons()
    {
        var message = Message([]) with
        {
            ResponseCode = ResponseCode.ServerFailure,
            Edns = new OptData { Options = [new ExtendedError(6, "")] },
        };
        var answer = DnsAnswer.Of(message, Question);
        Assert.Equal((AnswerKind.Failed, "DNSSEC bogus"), (answer.Kind, answer.ExtendedErrors.Single().ToString()));
    }

    static DomainName Name(string text) => DomainName.Parse(text);

    static DnsRecord Of(string name, uint ttl, RecordData data) => new(Name(name), ttl, data);

    static DnsAnswer Read(IReadOnlyList<DnsRecord> records) => DnsAnswer.Of(Message(records), Question);

    static DnsMessage Message(IReadOnlyList<DnsRecord> records) => new()
    {
        Flags = HeaderBits.Response | HeaderBits.RecursionAvailable,
        Questions = [Question],
        Answers = records,
    };
}
