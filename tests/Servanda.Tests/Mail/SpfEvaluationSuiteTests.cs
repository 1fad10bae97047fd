using System.Net;
using Servanda.Mail.Spf;

namespace Servanda.Tests.Mail;

/// <summary>check_host() held to the suites of openspf and pyspf: result, and explanation where the case has one.</summary>
public sealed class SpfEvaluationSuiteTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("rfc7208-openspf/test/rfc7208-tests.yml", 203, "")]
    // Both ask for default=-, a modifier of drafts before RFC 4408 that RFC 7208 §6 has receivers ignore as unknown; one
    // expects a result of pyspf's own, "ambiguous".
    [InlineData("rfc7208-openspf/test/test.yml", 16, "default-modifier default-modifier-harsh")]
    [InlineData("rfc7208-openspf/test/rfc4408-tests.yml", 191, "")]
    [InlineData("mailauth-fixtures/test/fixtures/spf/rfc7208-tests.yml", 200, "")]
    public void Every_case_gives_its_result_but_for_those_argued(string file, int cases, string argued)
    {
        var all = SpfSuite.Read(Suites.Path(["mail", .. file.Split('/')])).ToList();
        var differences = all.Select(one => (one.Name, Difference: Difference(one))).Where(one => one.Difference is not null).ToList();
        output.WriteLine($"{file}: {all.Count - differences.Count} of {all.Count}");
        foreach (var (name, difference) in differences)
            output.WriteLine($"  {name}: {difference}");
        Assert.Equal(cases, all.Count);
        Assert.Equal(argued.Split(' ', StringSplitOptions.RemoveEmptyEntries), differences.Select(one => one.Name).Order());
    }

    static string? Difference(SpfCase one)
    {
        var seen = SpfEvaluation.Run(new SpfSender(IPAddress.Parse(one.Client), one.Helo, one.MailFrom), one.Zone.Answer);
        if (!one.Results.Contains(seen.Result.Word()))
            return $"expected {string.Join('|', one.Results)}, found {seen.Result.Word()} ({seen.Reason} {seen.At} {seen.Term} {seen.Fault})";
        return seen.Result == SpfResult.Fail && one.Explanation is not null && one.Explanation != (seen.Explanation ?? "DEFAULT")
            ? $"expected '{one.Explanation}', found '{seen.Explanation}'"
            : null;
    }
}
