using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Edns;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns;

public sealed class PlainDenialTests
{
    static readonly DnsQuestion Question = new(DomainName.Parse("selector1._domainkey.example.org"), DnsType.Txt);

    static readonly DnsMessage Denial = new()
    {
        Id = 7,
        Flags = HeaderBits.Response | HeaderBits.RecursionDesired | HeaderBits.RecursionAvailable,
        ResponseCode = ResponseCode.NoSuchName,
        Questions = [Question],
        Authorities =
        [
            new DnsRecord(DomainName.Parse("example.org"), 300, new SoaData(
                DomainName.Parse("ns1.example.org"), DomainName.Parse("hostmaster.example.net"), 1, 2, 3, 4, 60)),
        ],
        Edns = new OptData(),
    };

    [Fact]
    public void A_denial_is_read_without_its_parts()
    {
        var answer = PlainDenial.Read(DnsMessageWriter.Write(Denial), Question);

        Assert.NotNull(answer);
        Assert.Equal((AnswerKind.NoSuchName, 60u, false), (answer.Kind, answer.Ttl, answer.IsAuthenticated));
    }

    public static TheoryData<string, bool> Others => new()
    {
        { "a type that is not there", true },
        { "authenticated and authoritative", true },
        { "without EDNS", true },
        { "with a reason", false },
        { "with an answer", false },
        { "server failure", false },
        { "truncated", false },
        { "two authorities", false },
        { "no authority", false },
    };

    [Theory, MemberData(nameof(Others))]
    public void What_is_no_plain_denial_is_left_to_the_full_reader(string what, bool isPlain)
    {
        var message = DnsMessageWriter.Write(what switch
        {
            "a type that is not there" => Denial with { ResponseCode = ResponseCode.NoError },
            "authenticated and authoritative" => Denial with
            {
                Flags = Denial.Flags | HeaderBits.Authenticated | HeaderBits.Authoritative,
            },
            "without EDNS" => Denial with { Edns = null },
            "with a reason" => Denial with { Edns = new OptData { Options = [new ExtendedError(15, "blocked")] } },
            "with an answer" => Denial with { Answers = [new DnsRecord(Question.Name, 60, TxtData.Of("v=DKIM1"))] },
            "server failure" => Denial with { ResponseCode = ResponseCode.ServerFailure },
            "truncated" => Denial with { Flags = Denial.Flags | HeaderBits.Truncated },
            "two authorities" => Denial with { Authorities = [.. Denial.Authorities, .. Denial.Authorities] },
            _ => Denial with { Authorities = [] },
        });

        Assert.Equal(isPlain, PlainDenial.Read(message, Question) is not null);
        AssertSame(message);
    }

    [Fact]
    public void A_denial_with_any_octets_changed_reads_as_the_full_reader_reads_it() =>
        Prop.ForAll<int, byte, int>((at, octet, cut) =>
        {
            var message = DnsMessageWriter.Write(Denial);
            message[(at & int.MaxValue) % message.Length] = octet;
            AssertSame(message);
            AssertSame(message[..((cut & int.MaxValue) % message.Length)]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Any_octets_read_as_the_full_reader_reads_them() =>
        Prop.ForAll<byte[]>(AssertSame).QuickCheckThrowOnFailure();

    static void AssertSame(byte[] message)
    {
        if (PlainDenial.Read(message, Question) is not { } plain)
            return;
        var read = DnsMessageReader.Read(message);
        Assert.True(read.IsClean);
        var full = DnsAnswer.Of(read.Value!, Question);
        Assert.Equal(full with { Aliases = plain.Aliases, Records = plain.Records, ExtendedErrors = plain.ExtendedErrors }, plain);
        Assert.True(full.Aliases.Count + full.Records.Count + full.ExtendedErrors.Count == 0);
    }
}
