using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns;

public sealed class MessageReaderTests
{
    static readonly DomainName Name = DomainName.Parse("example.org");

    [Fact]
    public void Any_bytes_are_read_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes => DnsMessageReader.Read(bytes) is { } read && (read.Value is null) == (bytes.Length < 12))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_behind_a_header_with_any_counts_are_read_without_a_throw_and_written_again()
    {
        Prop.ForAll<byte[], byte, byte>((bytes, questions, answers) =>
        {
            byte[] message = [0, 1, 0x80, 0, 0, (byte)(questions % 3), 0, answers, 0, 0, 0, 2, .. bytes];
            var read = DnsMessageReader.Read(message).Value!;
            var again = DnsMessageReader.Read(DnsMessageWriter.Write(read)).Value!;
            return again.Answers.Count == read.Answers.Count && again.Questions.Count == read.Questions.Count;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_message_changed_in_any_octet_is_read_without_a_throw()
    {
        var message = DnsMessageWriter.Write(Sample());
        for (var at = 0; at < message.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                var changed = (byte[])message.Clone();
                changed[at] = (byte)value;
                Assert.NotNull(DnsMessageReader.Read(changed).Value);
            }
        }
    }

    [Fact]
    public void A_message_cut_anywhere_behind_its_header_gives_the_records_before_the_cut()
    {
        var message = DnsMessageWriter.Write(Sample());
        for (var length = DnsMessageReader.HeaderOctets; length < message.Length; length++)
        {
            var read = DnsMessageReader.Read(message.AsSpan(0, length));
            Assert.NotEmpty(read.Problems);
            Assert.True(read.Value!.Answers.Count <= 2);
        }
    }

    [Theory]
    [InlineData("C00C")] // to itself
    [InlineData("C00E")] // forwards
    [InlineData("0161C00C")] // a label, then back to that label, for ever
    [InlineData("C0FF")] // out of the message
    public void A_pointer_that_does_not_go_back_is_a_problem(string name)
    {
        var read = DnsMessageReader.Read(Convert.FromHexString("000180000001000000000000" + name + "00010001"));
        Assert.Contains(read.Problems, problem => problem.Code == "dns.name.pointer");
        Assert.Empty(read.Value!.Questions);
    }

    [Fact]
    public void A_name_of_more_than_255_octets_made_with_pointers_is_a_problem()
    {
        var label = "3F" + string.Concat(Enumerable.Repeat("61", 63));
        // Four labels of 63 octets, ended by a pointer to the first of another four.
        var read = DnsMessageReader.Read(Convert.FromHexString(
            "000180000000000200000000" + label + label + label + "00" + "00100001000000000000" +
            label + label + "C00C" + "00100001000000000000"));
        Assert.Contains(read.Problems, problem => problem.Code == "dns.name.length");
        Assert.Single(read.Value!.Answers);
    }

    [Fact]
    public void A_malformed_record_is_kept_as_octets_and_the_next_is_read()
    {
        var read = DnsMessageReader.Read(Convert.FromHexString(
            "000180000000000200000000" + "00" + "0001000100000001" + "0003" + "010203" +
            "00" + "0001000100000001" + "0004" + "C0000201"));
        var problem = Assert.Single(read.Problems);
        Assert.Equal(("dns.rdata.malformed", 23, "RFC 1035 §3.4.1", "A"),
            (problem.Code, problem.Offset, problem.Clause, problem.Detail));
        Assert.IsType<UnknownData>(read.Value!.Answers[0].Data);
        Assert.Equal(IPAddress.Parse("192.0.2.1"), Assert.IsType<AData>(read.Value.Answers[1].Data).Address);
    }

    [Fact]
    public void No_more_records_are_read_than_the_bound()
    {
        var record = new DnsRecord(DomainName.Root, 1, new UnknownData(new DnsType(65280), ReadOnlyMemory<byte>.Empty));
        var message = DnsMessageWriter.Write(new DnsMessage { Answers = [.. Enumerable.Repeat(record, 5000)] });
        var read = DnsMessageReader.Read(message);
        Assert.Equal(DnsMessageReader.MaxRecords, read.Value!.Answers.Count);
        Assert.Contains(read.Problems, problem => problem.Code == "dns.records.many");
    }

    [Fact]
    public void A_second_OPT_record_and_one_outside_the_additionals_are_problems()
    {
        const string Opt = "00" + "0029" + "04D0" + "00000000" + "0000";
        var read = DnsMessageReader.Read(Convert.FromHexString("000180000000000100000002" + Opt + Opt + Opt));
        Assert.Equal(2, read.Problems.Count(problem => problem.Code == "dns.edns.place"));
        Assert.NotNull(read.Value!.Edns);
    }

    [Fact]
    public void Octets_behind_the_last_record_are_a_problem() =>
        Assert.Contains(DnsMessageReader.Read(new byte[13]).Problems, problem => problem.Code == "dns.trailing");

    [Fact]
    public void A_TTL_with_its_top_bit_set_is_0()
    {
        var read = DnsMessageReader.Read(Convert.FromHexString(
            "000180000000000100000000" + "00" + "00010001" + "FFFFFFFF" + "0004" + "C0000201"));
        Assert.Equal(0u, read.Value!.Answers[0].Ttl);
    }

    [Fact]
    public void A_response_that_does_not_fit_keeps_whole_records_and_says_so()
    {
        var message = Sample() with { Answers = [.. Enumerable.Repeat(Sample().Answers[0], 100)] };
        var buffer = new byte[512];
        var read = DnsMessageReader.Read(buffer.AsSpan(0, DnsMessageWriter.Write(message, buffer)));
        Assert.Empty(read.Problems);
        Assert.True(read.Value!.IsTruncated);
        Assert.InRange(read.Value.Answers.Count, 10, 99);
        Assert.NotNull(read.Value.Edns);
    }

    [Fact]
    public void Names_are_compressed()
    {
        var message = Sample();
        Assert.True(DnsMessageWriter.Write(message).Length < 12 + 17 + 2 * 16 + 30 + 11);
    }

    static DnsMessage Sample() => DnsMessage.Query(9, new(Name, DnsType.Mx)).Reply(ResponseCode.NoError) with
    {
        Answers =
        [
            new(Name, 60, new MxData(10, DomainName.Parse("mail.example.org"))),
            new(Name, 60, new MxData(20, DomainName.Parse("mail2.example.org"))),
        ],
    };
}
