using FsCheck;
using FsCheck.Fluent;
using Servanda.Mail.TlsRpt;

namespace Servanda.Tests.Mail;

public sealed class TlsRptTests
{
    [Fact]
    public void Addresses_of_every_rua_are_read()
    {
        var read = TlsRptRecordReader.Read("v=TLSRPTv1; rua=mailto:a@example.org,https://example.net/r; rua=mailto:b@example.org");
        Assert.True(read.IsClean);
        Assert.Equal(["example.org", "example.net", "example.org"],
            read.Value!.Reports.Select(uri => uri.Destination?.ToString()));
    }

    [Theory]
    [InlineData("v=TLSRPTv2; rua=mailto:a@example.org", "tls-rpt.version", 0)]
    [InlineData("v=TLSRPTv1;", "tls-rpt.rua.missing", 11)]
    [InlineData("v=TLSRPTv1; rua=a@example.org", "tls-rpt.rua", 16)]
    [InlineData("v=TLSRPTv1; rua=", "tls-rpt.rua", 16)]
    public void A_record_without_an_address_is_none(string text, string code, int offset)
    {
        var read = TlsRptRecordReader.Read(text);
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.Code == code && problem.Offset == offset);
    }

    [Fact]
    public void A_wrong_address_costs_only_itself()
    {
        var read = TlsRptRecordReader.Read("v=TLSRPTv1; rua=mailto:a@example.org, ftp://example.org/x, nobody");
        Assert.Equal(2, read.Value!.Reports.Count);
        Assert.Equal(["tls-rpt.rua.scheme", "tls-rpt.rua"], read.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Several_records_count_as_none() =>
        Assert.IsType<TlsRptSelection.Several>(TlsRptSelection.From(["v=TLSRPTv1; rua=mailto:a@b.example", "v=TLSRPTv1;"]));

    [Fact]
    public void The_mox_vectors_are_read_or_faulted_as_there()
    {
        var vectors = MoxVectors.Of("tlsrpt_record").ToList();
        Assert.Equal(20, vectors.Count);
        Assert.All(vectors, one =>
            Assert.True(one.Ok == TlsRptRecordReader.Read(one.Input) is { IsClean: true, Value: not null }, one.Input));
    }

    [Fact]
    public void Any_text_is_read_without_a_throw() =>
        Prop.ForAll<string>(text => TlsRptRecordReader.Read(text ?? "").Value is null
            && TlsRptRecordReader.Read("v=TLSRPTv1; rua=" + text).Problems.Count >= 0).QuickCheckThrowOnFailure();
}
