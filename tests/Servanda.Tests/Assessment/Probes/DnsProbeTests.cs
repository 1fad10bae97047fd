using System.Net;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Core.Names;
using Servanda.Core.Net;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Records;

namespace Servanda.Tests.Assessment.Probes;

public sealed class DnsProbeTests
{
    static readonly DomainName Name = DomainName.Parse("www.example");

    readonly List<LookupOptions> _asked = [];

    [Fact]
    public async Task A_second_look_avoids_the_resolver_that_answered_first()
    {
        var probe = Probe(Answer(ResponseCode.NoError));
        await probe.LookAsync(new Subject.Answer(Name, DnsType.A, true), Freshness.Fresh, CancellationToken.None);
        Assert.Equal([default(LookupOptions) with { CheckingDisabled = true },
            new() { CheckingDisabled = true, BypassCache = true, Avoid = "resolver" }], _asked);
    }

    [Fact]
    public async Task An_answer_is_seen_whatever_its_code()
    {
        var seen = await Probe(Answer(ResponseCode.ServerFailure))
            .LookAsync(new Subject.Answer(Name, DnsType.A), Freshness.Shared, CancellationToken.None);
        Assert.Equal("resolver", Assert.IsType<Observation.Seen>(seen).Via);
    }

    [Theory]
    [InlineData(DnsFailure.TimedOut, "timed-out: why")]
    [InlineData(DnsFailure.Unreachable, "unreachable: why")]
    [InlineData(DnsFailure.ConnectionLost, "broken-off: why")]
    [InlineData(DnsFailure.Malformed, "resolver-failed: why")]
    public async Task No_answer_is_not_measured(DnsFailure failure, string reason)
    {
        var seen = await Probe(new DnsResult.Failed(failure, "why"))
            .LookAsync(new Subject.Answer(Name, DnsType.A), Freshness.Shared, CancellationToken.None);
        Assert.Equal(reason, Assert.IsType<Observation.Unmeasured>(seen).Reason);
    }

    [Theory]
    [InlineData("127.0.0.1", "192.0.2.0/24", "address-not-allowed: 127.0.0.1 is loopback (RFC 1122)")]
    [InlineData("::ffff:127.0.0.1", "192.0.2.0/24", "address-not-allowed: ::ffff:127.0.0.1 is loopback (RFC 1122)")]
    [InlineData("192.0.2.1", "192.0.2.0/24", null)]
    [InlineData("192.0.2.1", "198.51.100.0/24", "address-not-allowed: 192.0.2.1 is documentation (RFC 5737)")]
    [InlineData("8.8.8.8", "192.0.2.0/24", null)]
    public void A_special_address_is_refused_unless_the_operator_named_it(string address, string allowed, string? refusal) =>
        Assert.Equal(refusal, new AddressPolicy([IpPrefix.Parse(allowed)]).Refusal(IPAddress.Parse(address)));

    [Fact]
    public void Both_families_are_tried_in_turn_and_the_second_look_begins_at_the_other_end()
    {
        var v6 = Answer(ResponseCode.NoError, new AaaaData(IPAddress.Parse("2001:db8::1")));
        var v4 = Answer(ResponseCode.NoError, new AData(IPAddress.Parse("192.0.2.1")), new AData(IPAddress.Parse("192.0.2.2")));
        Assert.Equal(["2001:db8::1", "192.0.2.1", "192.0.2.2"], Texts(Addresses.Of(v6, v4, Freshness.Shared)));
        Assert.Equal(["192.0.2.2", "192.0.2.1", "2001:db8::1"], Texts(Addresses.Of(v6, v4, Freshness.Fresh)));
    }

    [Fact]
    public void One_family_is_enough_and_a_failure_is_told_from_nothing()
    {
        var none = Answer(ResponseCode.NoSuchName);
        var failed = Answer(ResponseCode.ServerFailure);
        var one = Answer(ResponseCode.NoError, new AData(IPAddress.Parse("192.0.2.1")));
        Assert.Equal("", Addresses.Of(failed, one, Freshness.Shared).Fault);
        Assert.Equal("no-address", Addresses.Of(none, none, Freshness.Shared).Fault);
        Assert.Equal("resolver-failed: SERVFAIL", Addresses.Of(failed, none, Freshness.Shared).Fault);
    }

    static IEnumerable<string> Texts(HostAddresses addresses) => addresses.Found.Select(one => one.ToString());

    DnsProbe Probe(DnsResult result) => new(
        (_, how, _) =>
        {
            _asked.Add(how);
            return ValueTask.FromResult(result);
        },
        (_, _, _, _) => ValueTask.FromResult(result), null, new AddressPolicy([]), TimeProvider.System);

    static DnsResult.Answered Answer(ResponseCode code, params RecordData[] data)
    {
        var question = new DnsQuestion(Name, data.Length > 0 ? data[0].Type : DnsType.A);
        var message = DnsMessage.Query(1, question).Reply(code) with
        {
            Answers = [.. data.Select(one => new DnsRecord(Name, 60, one))],
        };
        message = message with { Flags = message.Flags | HeaderBits.RecursionAvailable };
        return new(question, DnsMessageWriter.Write(message), "resolver", DateTimeOffset.UnixEpoch);
    }
}
