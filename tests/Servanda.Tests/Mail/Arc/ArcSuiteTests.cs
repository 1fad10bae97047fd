using System.Text;
using Servanda.Mail.Arc;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Tests.Mail.Arc;

/// <summary>The validation cases of the ARC test suite, and mailauth's copy of them.</summary>
public sealed class ArcSuiteTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("arc_test_suite/tests/arc-draft-validation-tests.yml")]
    [InlineData("mailauth-fixtures/test/fixtures/arc/arc-draft-validation-tests.yml")]
    public void Every_chain_validates_or_fails_as_the_suite_says(string file)
    {
        var differences = new List<string>();
        var verifier = new ArcVerifier(new DkimKeyCache());
        var cases = ArcSuiteFile.Read(Suites.Path(["mail", .. file.Split('/')]));
        foreach (var (name, fields, zone) in cases)
        {
            // Three cases with cv=fail in a seal expect no word at all, as draft 18 had it: RFC 8617 §5.2 says fail.
            var expected = fields["cv"].Trim() is { Length: > 0 } said ? said.ToLowerInvariant() : "fail";
            var verdict = verifier.Verify(MailMessageReader.Read(Encoding.UTF8.GetBytes(fields["message"])).Value!, zone.Answer, At);
            if (verdict.Outcome.Word() != expected)
                differences.Add($"{name}: expected {expected}, got {verdict.Reason.Code} ({verdict.Detail}) {string.Join(' ', verdict.Problems)}");
        }
        output.WriteLine($"{file}: {cases.Count - differences.Count} of {cases.Count}");
        Assert.Equal([], differences);
        Assert.Equal(171, cases.Count);
    }

    static readonly DateTimeOffset At = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
}
