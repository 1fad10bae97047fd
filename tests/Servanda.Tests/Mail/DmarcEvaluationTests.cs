using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Mail;
using Servanda.Mail.Dmarc;

namespace Servanda.Tests.Mail;

public sealed class DmarcEvaluationTests(ITestOutputHelper output)
{
    static DmarcIdentifier Spf(string domain, DmarcCheck check = DmarcCheck.Passed) =>
        new(DmarcMechanism.Spf, DomainName.Parse(domain), check);

    static DmarcIdentifier Dkim(string domain, DmarcCheck check = DmarcCheck.Passed) =>
        new(DmarcMechanism.Dkim, DomainName.Parse(domain), check);

    static DmarcEvaluation Check(string record, string author, params DmarcIdentifier[] identifiers) =>
        DmarcEvaluation.Run(DomainName.Parse(author), identifiers,
            new MailZone().Txt("_dmarc.example.com", record).Answer);

    [Theory]
    [InlineData("v=DMARC1; p=reject", "example.com", "example.com", true)]
    [InlineData("v=DMARC1; p=reject", "example.com", "mail.example.com", true)]
    [InlineData("v=DMARC1; p=reject", "a.example.com", "b.example.com", true)]
    [InlineData("v=DMARC1; p=reject", "a.example.com", "example.com", true)]
    [InlineData("v=DMARC1; p=reject", "example.com", "example.org", false)]
    [InlineData("v=DMARC1; p=reject", "example.com", "badexample.com", false)]
    [InlineData("v=DMARC1; p=reject", "example.com", "com", false)]
    [InlineData("v=DMARC1; p=reject; aspf=s", "example.com", "mail.example.com", false)]
    [InlineData("v=DMARC1; p=reject; aspf=s", "example.com", "example.com", true)]
    [InlineData("v=DMARC1; p=reject; adkim=s", "example.com", "mail.example.com", true)]
    public void An_identifier_is_aligned_as_the_record_asks(string record, string author, string domain, bool aligned)
    {
        var seen = Check(record, author, Spf(domain));
        Assert.Equal((aligned ? DmarcResult.Pass : DmarcResult.Fail, aligned ? DmarcReason.Aligned : DmarcReason.NotAligned),
            (seen.Result, seen.Reason));
    }

    [Fact]
    public void A_domain_below_with_an_organisation_of_its_own_is_not_aligned()
    {
        var zone = new MailZone().Txt("_dmarc.example.com", "v=DMARC1; p=reject").Txt("_dmarc.own.example.com", "v=DMARC1; p=none; psd=n");
        Assert.Equal(DmarcResult.Fail, DmarcEvaluation.Run(DomainName.Parse("example.com"), [Dkim("own.example.com")], zone.Answer).Result);
    }

    [Theory]
    [InlineData("v=DMARC1; p=reject", "example.com", "reject", "reject")]
    [InlineData("v=DMARC1; p=reject; sp=quarantine", "a.example.com", "quarantine", "quarantine")]
    [InlineData("v=DMARC1; p=none; sp=none; np=reject", "gone.example.com", "reject", "reject")]
    [InlineData("v=DMARC1; p=reject; t=y", "example.com", "reject", "quarantine")]
    [InlineData("v=DMARC1; p=quarantine; t=y; pct=0", "example.com", "quarantine", "none")]
    [InlineData("v=DMARC1; p=reject; pct=0", "example.com", "reject", "reject")]
    [InlineData("v=DMARC1; p=none", "example.com", "none", "none")]
    public void What_fails_is_to_be_treated_as_the_policy_says(string record, string author, string policy, string disposition)
    {
        var zone = new MailZone().Txt("_dmarc.example.com", record).A("a.example.com");
        var seen = DmarcEvaluation.Run(DomainName.Parse(author), [], zone.Answer);
        Assert.Equal((DmarcResult.Fail, policy, disposition), (seen.Result, seen.Policy?.Word(), seen.Disposition.Word()));
    }

    [Fact]
    public void What_passes_is_left_alone_whatever_the_policy() =>
        Assert.Equal((DmarcPolicy.Reject, DmarcPolicy.None),
            Check("v=DMARC1; p=reject", "example.com", Dkim("example.com")) is var seen ? (seen.Policy!.Value, seen.Disposition) : default);

    [Fact]
    public void Without_a_record_there_is_nothing_to_say() =>
        Assert.Equal((DmarcResult.None, DmarcReason.NoRecord), Check("v=spf1 -all", "example.com", Dkim("example.com")) is var seen
            ? (seen.Result, seen.Reason) : default);

    [Fact]
    public void Without_an_author_domain_it_is_a_permanent_error() =>
        Assert.Equal(DmarcResult.PermError, DmarcEvaluation.Run(null, [], new MailZone().Answer).Result);

    [Fact]
    public void A_check_that_nobody_answered_is_no_fail_where_it_could_have_passed()
    {
        Assert.Equal((DmarcResult.TempError, DmarcPolicy.None),
            Check("v=DMARC1; p=reject", "example.com", Dkim("example.com", DmarcCheck.NotKnown), Spf("example.org")) is var open
                ? (open.Result, open.Disposition) : default);
        Assert.Equal(DmarcResult.Fail, Check("v=DMARC1; p=reject", "example.com", Dkim("example.org", DmarcCheck.NotKnown)).Result);
        Assert.Equal(DmarcResult.Pass, Check("v=DMARC1; p=reject", "example.com", Dkim("example.com", DmarcCheck.NotKnown), Spf("example.com")).Result);
    }

    [Fact]
    public void A_walk_that_nobody_answers_ends_in_a_temporary_error()
    {
        var zone = new MailZone().Fails("_dmarc.example.com", MailQueryKind.Txt);
        var seen = DmarcEvaluation.Run(DomainName.Parse("example.com"), [Dkim("example.com")], zone.Answer);
        Assert.Equal((DmarcResult.TempError, DmarcReason.NoAnswer), (seen.Result, seen.Reason));
        Assert.Equal("_dmarc.example.com", seen.Failed?.Name.ToString());
    }

    [Fact]
    public void The_same_domain_is_aligned_even_where_the_rest_of_the_walk_is_not_answered()
    {
        var zone = new MailZone().Txt("_dmarc.example.com", "v=DMARC1; p=reject").Fails("_dmarc.com", MailQueryKind.Txt);
        Assert.Equal(DmarcResult.Pass, DmarcEvaluation.Run(DomainName.Parse("example.com"), [Dkim("example.com")], zone.Answer).Result);
        Assert.Equal(DmarcResult.TempError, DmarcEvaluation.Run(DomainName.Parse("example.com"), [Dkim("a.example.com")], zone.Answer).Result);
    }

    [Fact]
    public void The_rfc_9989_vectors_agree_on_result_policy_and_domain()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Suites.Path("mail", "mailauth-fixtures", "rfc9989-vectors.json")));
        var (cases, calls) = (0, 0);
        foreach (var vector in vectors.RootElement.EnumerateArray())
        {
            cases++;
            foreach (var call in vector.GetProperty("calls").EnumerateArray())
            {
                calls++;
                Assert.Equal((vector.GetProperty("name").GetString(), Expected(call.GetProperty("output"))),
                    (vector.GetProperty("name").GetString(), Found(call)));
            }
        }
        output.WriteLine($"rfc9989-vectors: {cases} cases, {calls} calls agree");
        Assert.Equal((29, 30), (cases, calls));
    }

    static string Expected(JsonElement wanted) => string.Join(' ', wanted.GetProperty("result").GetString(),
        wanted.TryGetProperty("policy", out var policy) ? policy.GetString() : "-", wanted.GetProperty("domain").GetString());

    static string Found(JsonElement call)
    {
        var input = call.GetProperty("input");
        var from = input.GetProperty("headerFrom").GetString()!;
        var zone = new MailZone();
        foreach (var entry in call.GetProperty("zone").EnumerateObject())
        {
            if (entry.Value.TryGetProperty("TXT", out var texts))
                zone.Txt(entry.Name, [.. texts.EnumerateArray().Select(text => string.Concat(text.EnumerateArray().Select(one => one.GetString())))]);
            else
                zone.Mx(entry.Name, "mx.example");
        }
        var author = DomainName.Parse(from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        var seen = DmarcEvaluation.Run(author, [.. Domains("spfDomains").Select(name => Spf(name)), .. Domains("dkimDomains").Select(name => Dkim(name))],
            zone.Answer);
        // The vectors give the policy as test mode leaves it, whatever the result.
        var policy = seen.Policy is null ? null : seen.Discovery!.Policy!.Record!.Applied(seen.Policy);
        return $"{seen.Result.Word()} {policy?.Word() ?? "-"} {seen.RecordDomain ?? author}";

        IEnumerable<string> Domains(string member) =>
            input.GetProperty(member).EnumerateArray().Select(one => one.GetProperty("domain").GetString()!);
    }

    [Fact]
    public void Any_records_and_identifiers_give_some_result_in_a_few_runs()
    {
        string[] names = ["a.b.example.com", "b.example.com", "example.com", "com", "example.org"];
        string[] tags = ["; psd=y", "; psd=n", "; t=y", "; np=reject", "; sp=none", "; adkim=s", "; p=none", ""];
        Prop.ForAll<byte[]>(bytes =>
        {
            var given = bytes ?? [];
            var zone = new MailZone();
            foreach (var b in given.Where(b => b > 40))
                zone.Txt("_dmarc." + names[b % names.Length], "v=DMARC1; p=reject" + tags[b / 5 % tags.Length]);
            var known = new Dictionary<MailQuery, MailAnswer>();
            DmarcIdentifier[] identifiers = [.. given.Take(4).Select(b => Dkim(names[b % names.Length], (DmarcCheck)(b % 3)))];
            for (var round = 0; round < 5; round++)
            {
                var seen = DmarcEvaluation.Run(DomainName.Parse(names[given.Length % 3]), identifiers,
                    query => known.GetValueOrDefault(query) ?? MailAnswer.NotAsked);
                if (seen.IsComplete)
                    return true;
                foreach (var query in seen.Wanted)
                    known[query] = zone.Answer(query);
            }
            return false;
        }).QuickCheckThrowOnFailure();
    }
}
