using Servanda.Cli.Mail.Answers;
using Servanda.Storage.Mail;

namespace Servanda.Tests.MailAnswers;

public sealed class CausesTests
{
    [Theory]
    [InlineData("example.org/s1=fail", null, null, "broken-signature", "s1._domainkey.example.org")]
    [InlineData("mail.example.org/-=fail", null, null, "broken-signature", "mail.example.org")]
    [InlineData("other.example/k=pass example.org/s1=fail", null, null, "broken-signature", "s1._domainkey.example.org")]
    [InlineData("other.example/k=pass", "x.example/mfrom=pass", null, "signed-by-other", "other.example")]
    [InlineData("other.example/k=fail", "x.example/mfrom=pass", null, "return-path-of-other", "x.example")]
    [InlineData(null, "example.org/mfrom=softfail", null, "not-in-spf", "example.org")]
    [InlineData(null, "notexample.org/mfrom=softfail", null, "nothing", "")]
    [InlineData(null, null, null, "nothing", "")]
    [InlineData("example.org/s1=fail", null, "local_policy forwarded", "forwarded", "")]
    [InlineData("-/-=-", "-/helo=-", null, "nothing", "")]
    public void A_cause_is_told_from_the_checks(string? dkim, string? spf, string? reasons, string cause, string about)
    {
        var found = Causes.Of(new UnalignedChecks { Dkim = dkim, Spf = spf, Reasons = reasons }, "example.org");
        Assert.Equal((cause, about), (Causes.Id(found.Cause), found.About));
    }

    [Fact]
    public void Every_cause_is_said_in_both_languages()
    {
        foreach (var cause in Enum.GetValues<Cause>())
        {
            var toDo = Causes.ToDo(new Explained(cause, "x"), "example.org");
            Assert.NotEqual(toDo.En, toDo.Fr);
            Assert.NotEqual(Causes.Word(new Explained(cause, "x")).En, Causes.Word(new Explained(cause, "x")).Fr);
        }
    }
}
