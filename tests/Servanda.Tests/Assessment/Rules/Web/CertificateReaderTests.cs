using FsCheck;
using FsCheck.Fluent;
using Servanda.Assessment.Rules.Web;

namespace Servanda.Tests.Assessment.Rules.Web;

public sealed class CertificateReaderTests
{
    static readonly byte[] Whole = WebWorlds.Certificate(["example.org", "*.example.org"]);

    [Fact]
    public void A_certificate_is_read_with_names_and_dates()
    {
        var read = CertificateReader.Read(Whole).Value;
        Assert.NotNull(read);
        Assert.Equal(["example.org", "*.example.org"], read.DnsNames);
        Assert.Equal((World.Now.AddDays(-30), World.Now.AddDays(60)), (read.NotBefore, read.NotAfter));
        Assert.True(read.IsSelfIssued);
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception() => Prop.ForAll<byte[]>(IsReadOrRefused).QuickCheckThrowOnFailure();

    [Fact]
    public void A_certificate_with_any_byte_changed_is_read_without_an_exception() => Prop.ForAll<int, byte>((at, octet) =>
    {
        var changed = Whole.ToArray();
        changed[(at & int.MaxValue) % changed.Length] = octet;
        return IsReadOrRefused(changed);
    }).QuickCheckThrowOnFailure();

    static bool IsReadOrRefused(byte[] bytes)
    {
        var read = CertificateReader.Read(bytes);
        return read.Value is not null
            || read.Problems.Any(problem => WebProblemWords.Codes.Contains(problem.Code));
    }
}
