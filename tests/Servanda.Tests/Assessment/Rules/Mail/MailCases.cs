using Servanda.Accords.Findings;

namespace Servanda.Tests.Assessment.Rules.Mail;

/// <summary>What the tests of mail rules have in common: example.org, and what is said about it.</summary>
static class MailCases
{
    public const string Domain = "example.org";

    /// <summary>A domain that sends and receives, with this SPF record.</summary>
    public static World Using(string spf) => Receiving().Txt(Domain, spf);

    /// <summary>A domain that receives, and says nothing of who sends.</summary>
    public static World Receiving() =>
        new World().Mx(Domain, 10, "mx.example.org").Address("mx.example.org", "192.0.2.1");

    /// <summary>A domain with an address and no sign of mail.</summary>
    public static World Parked() => new World().Address(Domain, "192.0.2.80");

    /// <summary>Judges by one rule, and expects a status, a reason in two languages, a remedy exactly where there is
    /// something to mend, and these pieces in reason or remedy.</summary>
    public static void Finds(this World world, string rule, FindingStatus status, params string[] pieces)
    {
        var finding = world.Find(rule, Domain);
        Assert.True(status == finding.Status, $"{rule}: {finding.Status}, {finding.Reason.En}");
        Assert.False(string.IsNullOrWhiteSpace(finding.Reason.En) || string.IsNullOrWhiteSpace(finding.Reason.Fr));
        Assert.Equal(status is FindingStatus.Warn or FindingStatus.Fail, finding.Remedy is not null);
        var english = finding.Reason.En + "\n" + finding.Remedy?.En;
        var french = finding.Reason.Fr + "\n" + finding.Remedy?.Fr;
        foreach (var piece in pieces)
            Assert.True(english.Contains(piece, StringComparison.Ordinal), $"no '{piece}' in: {english}");
        // What is to be published is the same in every language.
        Assert.Equal(Records(english), Records(french));
    }

    static int Records(string text) =>
        text.Split(". TXT \"").Length + text.Split(". TLSA ").Length + text.Split(". MX ").Length;
}
