using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core;
using Servanda.Disclosure.SecurityTxt;

namespace Servanda.Tests.Disclosure;

public sealed class SecurityTxtTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    const string Least = "Contact: mailto:security@example.org\nExpires: 2027-06-30T00:00:00Z\n";

    const string Signed =
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + Least + "Canonical: https://example.org/.well-known/security.txt\n" +
        "- -----\n-----BEGIN PGP SIGNATURE-----\nVersion: x\n\nwpwEAQEIABAFAmTHcawJEDs4gPMoG10d\n=DHXw\n-----END PGP SIGNATURE-----\n";

    static Parsed<SecurityTxtFile> Read(string text) => SecurityTxtReader.Read(Encoding.UTF8.GetBytes(text));

    static IEnumerable<string> Codes(string text) => Read(text).Problems.Select(problem => problem.Code);

    [Fact]
    public void Every_field_is_read_and_others_are_kept()
    {
        var read = Read("""
            # our file
            Contact: https://example.org/report
            contact: tel:+1-201-555-0123
            Expires: 2027-06-30T00:00:00.5+02:00
            Encryption: openpgp4fpr:5f2de5521c63a801ab59ccb603d49de44b29100f
            Acknowledgments: https://example.org/thanks
            Preferred-Languages: en, fr-CA
            Canonical: https://example.org/.well-known/security.txt
            Policy: https://example.org/policy
            Hiring: https://example.org/jobs
            CSAF: https://example.org/.well-known/csaf/provider-metadata.json
            Bug-Bounty: True

            """.ReplaceLineEndings("\r\n"));
        Assert.Empty(read.Problems);
        var file = read.Value!;
        Assert.Equal(["https", "tel"], file.Contacts.Select(uri => uri.Scheme));
        Assert.Equal(new DateTimeOffset(2027, 6, 30, 0, 0, 0, 500, TimeSpan.FromHours(2)), file.Expires);
        Assert.Equal(["en", "fr-CA"], file.PreferredLanguages);
        Assert.Equal((1, 1, 1, 1, 1, 1), (file.Encryption.Count, file.Acknowledgments.Count, file.Canonical.Count,
            file.Policies.Count, file.Hiring.Count, file.Csaf.Count));
        Assert.Equal("Bug-Bounty", Assert.Single(file.Extensions).Name);
    }

    [Theory]
    [InlineData("Expires: 2027-06-30T00:00:00Z\n", "security-txt.contact.missing", 30)]
    [InlineData("Contact: mailto:a@b.example\n", "security-txt.expires.missing", 28)]
    [InlineData("Contact: mailto:a@b.example\nExpires: soon\n", "security-txt.expires", 37)]
    [InlineData(Least + "Expires: 2027-06-30T00:00:00Z\n", "security-txt.expires.repeated", 76)]
    [InlineData(Least + "Contact: security@example.org\n", "security-txt.uri", 76)]
    [InlineData(Least + "Policy: http://example.org/policy\n", "security-txt.uri.http", 75)]
    [InlineData(Least + "Contact: mailto:security\n", "security-txt.contact.mailto", 76)]
    [InlineData(Least + "Preferred-Languages: en;fr\n", "security-txt.languages", 88)]
    [InlineData(Least + "Preferred-Languages: en\nPreferred-Languages: fr\n", "security-txt.languages.repeated", 112)]
    [InlineData(Least + "CSAF: https://example.org/csaf.json\n", "security-txt.csaf", 73)]
    [InlineData(Least + "Policy:https://example.org/policy\n", "security-txt.field.space", 74)]
    [InlineData(Least + "Policy : https://example.org/policy\n", "security-txt.field.blank", 67)]
    [InlineData(Least + "Policy: \n", "security-txt.field.empty", 67)]
    [InlineData(Least + ": x\n", "security-txt.field.name", 67)]
    [InlineData(Least + "hello\n", "security-txt.line", 67)]
    [InlineData(Least + "# end", "security-txt.line.unterminated", 72)]
    [InlineData(Least + "Note: \u0001\n", "security-txt.character", 73)]
    [InlineData("\uFEFF" + Least, "security-txt.bom", 0)]
    public void A_fault_is_named_with_its_place_and_the_rest_is_read(string text, string code, int offset)
    {
        var read = Read(text);
        Assert.NotNull(read.Value);
        Assert.Equal([(code, offset)], read.Problems.Select(problem => (problem.Code, problem.Offset)));
    }

    [Theory]
    [InlineData("", "security-txt.empty")]
    [InlineData("# nothing here\n", "security-txt.empty")]
    [InlineData("<!DOCTYPE html>\n<title>Not found: sorry</title>", "security-txt.html")]
    [InlineData("\n  <HTML lang=en>", "security-txt.html")]
    public void What_is_no_such_file_has_no_value(string text, string code)
    {
        Assert.Null(Read(text).Value);
        Assert.Contains(code, Codes(text));
    }

    [Fact]
    public void A_file_over_the_bound_is_not_read() =>
        Assert.Equal("security-txt.length",
            Assert.Single(SecurityTxtReader.Read(new byte[SecurityTxtReader.MaxOctets + 1]).Problems).Code);

    [Fact]
    public void Octets_that_are_not_utf8_are_named() =>
        Assert.Contains(SecurityTxtReader.Read([.. Encoding.ASCII.GetBytes(Least), (byte)'#', 0xC3, 0x28, (byte)'\n']).Problems,
            problem => problem is { Code: "security-txt.utf8", Offset: 68 });

    [Fact]
    public void A_signature_is_seen_and_said_to_be_unverified()
    {
        var read = Read(Signed);
        Assert.Equal(SecurityTxtSignature.Unverified, read.Value!.Signature);
        Assert.Single(read.Value.Contacts);
        Assert.Equal("security-txt.line", Assert.Single(read.Problems).Code); // the escaped dashes, unwrapped
    }

    [Theory]
    [InlineData("\n" + Signed, "security-txt.signature.preamble", SecurityTxtSignature.Unverified)]
    [InlineData(Signed + "Contact: https://attacker.example\n", "security-txt.signature.trailing", SecurityTxtSignature.Unverified)]
    public void What_stands_outside_the_signature_is_noted(string text, string code, SecurityTxtSignature signature)
    {
        Assert.Contains(code, Codes(text));
        Assert.Equal(signature, Read(text).Value!.Signature);
        Assert.Single(Read(text).Value!.Contacts);
    }

    [Theory]
    [InlineData("-----BEGIN PGP SIGNATURE-----", "", "security-txt.signature.framing")]
    [InlineData("-----END PGP SIGNATURE-----", "", "security-txt.signature.framing")]
    [InlineData("wpwEAQ", "wp*EAQ", "security-txt.signature.framing")]
    [InlineData("Hash: SHA256", "Hush: SHA256", "security-txt.signature.framing")]
    public void A_broken_frame_is_a_malformed_signature(string part, string replacement, string code)
    {
        var text = Signed.Replace(part, replacement, StringComparison.Ordinal);
        Assert.Contains(code, Codes(text));
        Assert.Equal(SecurityTxtSignature.Malformed, Read(text).Value!.Signature);
    }

    [Theory]
    [InlineData("2026-11-22T12:00:00Z", SecurityTxtFreshness.Expired)]
    [InlineData("2026-11-22T12:00:01Z", SecurityTxtFreshness.Fresh)]
    [InlineData("2027-11-22T12:00:00Z", SecurityTxtFreshness.Fresh)]
    [InlineData("2027-11-22T12:00:01z", SecurityTxtFreshness.Distant)]
    [InlineData("2026-11-22T24:00:00Z", SecurityTxtFreshness.NotStated)]
    [InlineData("2027-02-29T00:00:00Z", SecurityTxtFreshness.NotStated)]
    [InlineData("2027-02-28T00:00:00", SecurityTxtFreshness.NotStated)]
    [InlineData("2027-06-30 00:00:00Z", SecurityTxtFreshness.NotStated)]
    [InlineData("0001-01-01T00:00:00+14:00", SecurityTxtFreshness.NotStated)]
    [InlineData("2026-12-31T23:59:60Z", SecurityTxtFreshness.Fresh)]
    public void A_file_is_fresh_for_at_most_a_year(string expires, SecurityTxtFreshness freshness) =>
        Assert.Equal(freshness, Read($"Expires: {expires}\n").Value!.FreshnessAt(Now));

    [Theory]
    [InlineData("https://EXAMPLE.org:443/.well-known/security.txt", SecurityTxtLocation.Stated)]
    [InlineData("https://example.org/security.txt", SecurityTxtLocation.Elsewhere)]
    [InlineData("http://example.org/.well-known/security.txt", SecurityTxtLocation.Elsewhere)]
    public void Canonical_says_where_a_file_belongs(string uri, SecurityTxtLocation location)
    {
        Assert.Equal(location, Read(Least + "Canonical: https://example.org/.well-known/security.txt\n").Value!.LocationOf(uri));
        Assert.Equal(SecurityTxtLocation.NotStated, Read(Least).Value!.LocationOf(uri));
    }

    [Theory]
    [InlineData("", DisclosurePolicyLink.Absent)]
    [InlineData("Policy: http://example.org/p\n", DisclosurePolicyLink.Insecure)]
    [InlineData("Policy: urn:example:p\n", DisclosurePolicyLink.NotWeb)]
    [InlineData("Policy: http://example.org/p\nPolicy: https://example.org/p\n", DisclosurePolicyLink.Usable)]
    public void A_policy_is_linked_by_https_or_not_at_all(string line, DisclosurePolicyLink link) =>
        Assert.Equal(link, DisclosurePolicyRule.Judge(Read(Least + line).Value!));

    [Fact]
    public void Any_bytes_are_read_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            byte[] file = [.. Encoding.ASCII.GetBytes(Signed[..(Signed.Length / 2)]), .. bytes ?? [], .. "\nExpires: "u8, .. bytes ?? []];
            return SecurityTxtReader.Read(file).Problems.All(problem => problem.Offset <= file.Length)
                && SecurityTxtReader.Read(bytes).Problems.Count > 0;
        }).QuickCheckThrowOnFailure();
}
