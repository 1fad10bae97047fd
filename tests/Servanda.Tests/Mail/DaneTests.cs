using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Mail;
using Servanda.Mail.Dane;

namespace Servanda.Tests.Mail;

public sealed class DaneTests
{
    static readonly byte[] Certificate = Make("CN=mail.example.org");
    static readonly byte[] Other = Make("CN=mail.example.net");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    public void A_record_names_the_certificate_it_was_made_from_and_no_other(byte selector, byte matching)
    {
        using var parsed = X509CertificateLoader.LoadCertificate(Certificate);
        var selected = selector == 0 ? Certificate : parsed.PublicKey.ExportSubjectPublicKeyInfo();
        var data = matching switch { 0 => selected, 1 => SHA256.HashData(selected), _ => SHA512.HashData(selected) };
        var record = TlsaReader.Read(3, selector, matching, data).Value!;
        Assert.Equal(TlsaMatch.Matches, record.Compare(Certificate));
        Assert.Equal(TlsaMatch.Differs, record.Compare(Other));
        Assert.Equal(TlsaMatch.Unreadable, record.Compare(Certificate.AsSpan(1)));
    }

    [Theory]
    [InlineData(0, 1, 1, 32, "dane.usage.pkix")]
    [InlineData(1, 1, 1, 32, "dane.usage.pkix")]
    [InlineData(4, 1, 1, 32, "dane.usage")]
    [InlineData(3, 2, 1, 32, "dane.selector")]
    [InlineData(3, 1, 3, 32, "dane.matching-type")]
    [InlineData(3, 1, 1, 31, "dane.digest.length")]
    [InlineData(2, 0, 2, 32, "dane.digest.length")]
    [InlineData(3, 0, 0, 32, "dane.data")]
    [InlineData(3, 1, 0, 32, "dane.data")]
    public void A_record_that_is_unusable_for_mail_says_why(byte usage, byte selector, byte matching, int length, string code)
    {
        var read = TlsaReader.Read(usage, selector, matching, new byte[length]);
        Assert.Null(read.Value);
        Assert.Equal([code], read.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Any_bytes_are_compared_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var octets = bytes ?? [];
            var damaged = Certificate.ToArray();
            for (var i = 0; i < octets.Length && i < damaged.Length; i++)
                damaged[i * 7 % damaged.Length] ^= octets[i];
            var record = TlsaReader.Read(3, 1, 1, new byte[32]).Value!;
            return record.Compare(octets) == TlsaMatch.Unreadable && record.Compare(damaged) != TlsaMatch.Matches
                && TlsaReader.Read(3, 0, 0, octets).Value is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Null_mx_is_one_root_with_preference_0()
    {
        var root = new MailExchanger(0, DomainName.Root);
        var host = new MailExchanger(10, DomainName.Parse("mx.example.org"));
        Assert.Equal(NullMx.Declared, NullMxRule.Judge([root]));
        Assert.Equal(NullMx.OddPreference, NullMxRule.Judge([root with { Preference = 10 }]));
        Assert.Equal(NullMx.Mixed, NullMxRule.Judge([root, host]));
        Assert.Equal(NullMx.Absent, NullMxRule.Judge([host]));
        Assert.Equal(NullMx.Absent, NullMxRule.Judge([]));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Only_an_authority_leads_on_to_the_anchor(bool isAuthority)
    {
        var (from, to) = (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        using ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256), middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256),
            ownKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=root", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = request.CreateSelfSigned(from, to);
        request = new CertificateRequest("CN=middle", middleKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        using var middle = request.Create(root, from, to, [1]);
        request = new CertificateRequest("CN=mail.example.org", ownKey, HashAlgorithmName.SHA256);
        using var own = request.Create(middle.SubjectName, X509SignatureGenerator.CreateForECDsa(middleKey), from, to, [2]);
        var anchor = TlsaReader.Read(2, 0, 1, SHA256.HashData(root.RawData)).Value!;

        var path = AnchorPath.Find([own.RawData, middle.RawData, root.RawData], [anchor]);

        Assert.Equal(isAuthority ? 3 : 0, path.Certificates.Count);
    }

    static byte[] Make(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
        return made.RawData;
    }

    [Fact]
    public void Any_bytes_lead_to_no_anchor_without_a_throw() =>
        Prop.ForAll<byte[], byte[]>((bytes, others) =>
        {
            var damaged = Certificate.ToArray();
            foreach (var octet in bytes ?? [])
                damaged[octet * 3 % damaged.Length] ^= 0x5A;
            TlsaRecord[] anchors = [TlsaReader.Read(2, 1, 1, new byte[32]).Value!, TlsaReader.Read(2, 0, 0, Other).Value!];
            return AnchorPath.Find([bytes ?? [], damaged, others ?? []], anchors).Certificates.Count == 0
                && AnchorPath.Find([damaged, Certificate, others ?? []], anchors).Certificates.Count == 0;
        }).QuickCheckThrowOnFailure();
}
