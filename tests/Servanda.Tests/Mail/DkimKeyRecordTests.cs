using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Mail.Dkim;

namespace Servanda.Tests.Mail;

public sealed class DkimKeyRecordTests
{
    const string Ed25519 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="; // RFC 8463 appendix A.2

    [Theory]
    [InlineData(1024, true)]
    [InlineData(2048, false)]
    public void The_size_of_an_rsa_key_is_read_from_either_form(int bits, bool publicKeyInfo)
    {
        using var rsa = RSA.Create(bits);
        var octets = publicKeyInfo ? rsa.ExportSubjectPublicKeyInfo() : rsa.ExportRSAPublicKey();
        var read = DkimKeyRecordReader.Read("v=DKIM1; k=rsa; p=" + Convert.ToBase64String(octets));
        Assert.True(read.IsClean);
        var key = Assert.IsType<DkimKey.Rsa>(read.Value!.Key);
        Assert.Equal(bits, key.Bits);
        Assert.Equal(rsa.ExportParameters(false).Modulus, key.Modulus.ToArray());
    }

    [Fact]
    public void An_ed25519_key_has_32_octets()
    {
        Assert.IsType<DkimKey.Ed25519>(DkimKeyRecordReader.Read("v=DKIM1; k=ed25519; p=" + Ed25519).Value?.Key);
        Assert.Equal("dkim.p.ed25519", Assert.Single(DkimKeyRecordReader.Read("k=ed25519; p=AAAA").Problems).Code);
    }

    [Fact]
    public void Flags_services_hashes_and_note_are_read()
    {
        var record = DkimKeyRecordReader.Read("v=DKIM1; h=sha1 : SHA256; s=email; t=y:s; n=hello; k=ed25519; p=" + Ed25519).Value!;
        Assert.Equal((true, true, true, true, "hello"),
            (record.IsTesting, record.IsStrict, record.AllowsSha256, record.AllowsEmail, record.Note));
    }

    [Fact]
    public void An_empty_key_is_a_revoked_one() =>
        Assert.IsType<DkimKey.Revoked>(DkimKeyRecordReader.Read("v=DKIM1; p=").Value?.Key);

    [Fact]
    public void Padding_may_be_left_out_and_blanks_may_stand_anywhere() =>
        Assert.True(DkimKeyRecordReader.Read("k=ed25519; p= " + Ed25519.TrimEnd('=').Insert(9, " \t ")).IsClean);

    [Theory]
    [InlineData("p=; v=DKIM1", "dkim.version", 4)]
    [InlineData("v=DKIM2; p=", "dkim.version", 0)]
    [InlineData("v=DKIM1", "dkim.p.missing", 7)]
    [InlineData("v=DKIM1; p=; p=", "dkim.tag.repeated", 13)]
    [InlineData("v=DKIM1; k=gost; p=", "dkim.k", 11)]
    [InlineData("v=DKIM1; p=***", "dkim.p.base64", 11)]
    [InlineData("v=DKIM1; p=AAAA", "dkim.p.rsa", 11)]
    [InlineData("v=DKIM1; hello; p=", "dkim.tag", 9)]
    public void A_record_without_a_key_that_can_be_told_is_none(string text, string code, int offset)
    {
        var read = DkimKeyRecordReader.Read(text);
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.Code == code && problem.Offset == offset);
    }

    [Theory]
    [InlineData("v=DKIM1;; p=", "dkim.separator.repeated")]
    [InlineData("v=DKIM1; p=; ", "dkim.trailing-blank")]
    [InlineData("v=DKIM1; h=sha1; p=", "dkim.h")]
    [InlineData("v=DKIM1; s=tlsrpt; p=", "dkim.s")]
    public void Other_faults_leave_the_record_usable(string text, string code)
    {
        var read = DkimKeyRecordReader.Read(text);
        Assert.NotNull(read.Value);
        Assert.Equal([code], read.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_key_that_verifiers_must_refuse_is_noted()
    {
        using var rsa = RSA.Create(768);
        var read = DkimKeyRecordReader.Read("p=" + Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo()));
        Assert.Equal(768, Assert.IsType<DkimKey.Rsa>(read.Value!.Key).Bits);
        Assert.Equal("dkim.key.short", Assert.Single(read.Problems).Code);
    }

    [Fact]
    public void The_name_of_a_key_is_selector_and_domainkey()
    {
        var domain = DomainName.Parse("example.org");
        Assert.Equal("a.b._domainkey.example.org", DkimKeyRecord.NameFor("a.b", domain)?.ToString());
        Assert.Null(DkimKeyRecord.NameFor("a..b", domain));
    }

    [Fact]
    public void Something_else_at_the_name_is_not_meant_as_a_key()
    {
        Assert.False(DkimKeyRecordReader.IsKey("v=spf1 -all"));
        Assert.True(DkimKeyRecordReader.IsKey("k=rsa; p=x"));
    }

    [Fact]
    public void The_mox_vectors_are_read_or_faulted_as_there()
    {
        var vectors = MoxVectors.Of("dkim_key_record").ToList();
        Assert.Equal(12, vectors.Count);
        Assert.All(vectors, one =>
            Assert.True(one.Ok == DkimKeyRecordReader.Read(one.Input) is { IsClean: true, Value: not null }, one.Input));
    }

    // What Mail::DKIM's own test says of these keys, in the readers' terms: the bad ones are refused or noted.
    [Fact]
    public void The_keys_of_Mail_DKIM_are_read_or_faulted_as_there()
    {
        var keys = File.ReadLines(Suites.Path("mail", "perl-mail-dkim", "t", "FAKE_DNS.dat"))
            .Select(line => line.Split("  ", 2)).Where(parts => parts.Length == 2 && !parts[0].StartsWith('#'))
            .Select(parts => (Name: parts[0].Trim(), Text: parts[1].Trim().Trim('"'))).ToList();
        Assert.True(keys.Count >= 20);
        Assert.All(keys, key =>
        {
            var read = DkimKeyRecordReader.Read(key.Text);
            // g= left the standard with RFC 6376 and is an unknown tag now, so a g that does not match is no fault.
            var bad = (key.Name.Contains("bad", StringComparison.Ordinal) && !key.Name.StartsWith("testbad8", StringComparison.Ordinal))
                || key.Name.Contains("empty", StringComparison.Ordinal) || key.Name.StartsWith("invalid", StringComparison.Ordinal);
            var refused = read.Value is null || read.Problems.Any(problem => problem.Code is "dkim.h" or "dkim.s");
            Assert.True(!bad || refused, key.Name);
            Assert.True(bad || read.Value is not null, key.Name);
        });
    }

    [Fact]
    public void Any_bytes_as_a_key_are_read_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            byte[] octets = [0x30, (byte)(bytes?.Length ?? 0), .. bytes ?? []];
            return DkimKeyRecordReader.Read("p=" + Convert.ToBase64String(octets)) is { } read
                && (read.Value is not null || !read.IsClean);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_without_a_throw() =>
        Prop.ForAll<string>(text => DkimKeyRecordReader.Read(text ?? "") is not null
            && DkimKeyRecordReader.Read("v=DKIM1; p=" + text).Problems.Count >= 0).QuickCheckThrowOnFailure();
}
