using System.Text.Json;
using Servanda.Core.Names;
using Servanda.Mail;
using Servanda.Mail.Dmarc;

namespace Servanda.Tests.Mail;

public sealed class DmarcDiscoveryTests
{
    static DmarcDiscovery Find(string domain, MailZone zone) => DmarcDiscovery.Run(DomainName.Parse(domain), zone.Answer);

    [Fact]
    public void A_long_name_needs_eight_queries_in_the_order_of_the_standard() =>
        Assert.Equal(
            ["a.b.c.d.e.f.g.h.i.j.mail.example.com", "g.h.i.j.mail.example.com", "h.i.j.mail.example.com",
                "i.j.mail.example.com", "j.mail.example.com", "mail.example.com", "example.com", "com"],
            DmarcTreeWalk.Domains(DomainName.Parse("a.b.c.d.e.f.g.h.i.j.mail.example.com")).Select(name => name.ToString()));

    [Theory]
    [InlineData("h.g.f.e.d.c.b.a", 8)]
    [InlineData("i.h.g.f.e.d.c.b.a", 8)]
    [InlineData("example.com", 2)]
    public void The_number_of_queries_is_that_of_the_labels_up_to_eight(string domain, int queries) =>
        Assert.Equal(queries, DmarcTreeWalk.Domains(DomainName.Parse(domain)).Count);

    [Theory]
    [InlineData("a.mail.example.com", "mail.example.com,example.com", "example.com")]
    [InlineData("a.mail.example.com", "mail.example.com:n", "mail.example.com")]
    [InlineData("a.mail.example.com", "com:y", "example.com")]
    [InlineData("bank.example", "bank.example:y", "bank.example")]
    [InlineData("example.com", "", "example.com")]
    [InlineData("a.b.c.d.e.f.g.bank.example", "bank.example:y", "g.bank.example")]
    [InlineData("a.b.c.d.e.f.g.h.i.j", "d.e.f.g.h.i.j:y", "c.d.e.f.g.h.i.j")]
    public void The_organisational_domain_follows_from_the_records_found(
        string domain, string records, string organisational)
    {
        Assert.Equal(organisational, Find(domain, Zone(records)).OrganisationalDomain?.ToString());
    }

    [Theory]
    [InlineData("example.com", "example.com", DmarcFoundAt.AuthorDomain)]
    [InlineData("a.example.com", "example.com", DmarcFoundAt.OrganisationalDomain)]
    [InlineData("a.bank.example", "bank.example:y", DmarcFoundAt.PublicSuffix)]
    [InlineData("b.a.bank.example", "a.bank.example,bank.example:y", DmarcFoundAt.OrganisationalDomain)]
    [InlineData("c.b.a.bank.example", "b.a.bank.example,bank.example:y", DmarcFoundAt.PublicSuffix)]
    [InlineData("example.com", "", DmarcFoundAt.Nowhere)]
    public void The_record_that_applies_is_the_nearest_of_three(string domain, string records, DmarcFoundAt at) =>
        Assert.Equal(at, Find(domain, Zone(records)).FoundAt);

    [Fact]
    public void A_subdomain_takes_the_policy_for_subdomains_and_a_name_that_does_not_exist_its_own()
    {
        var found = Find("a.example.com", new MailZone().Txt("_dmarc.example.com", "v=DMARC1; p=none; sp=quarantine; np=reject"));
        Assert.Equal((DmarcPolicy.Quarantine, DmarcPolicy.Reject), (found.PolicyWhere(exists: true), found.PolicyWhere(exists: false)));
    }

    [Fact]
    public void Several_records_at_the_domain_are_discarded_and_the_walk_goes_on()
    {
        var found = Find("a.example.com", new MailZone()
            .Txt("_dmarc.a.example.com", "v=DMARC1; p=reject", "v=DMARC1; p=none").Txt("_dmarc.example.com", "v=DMARC1; p=none"));
        Assert.IsType<DmarcSelection.Several>(found.Steps[0].Selection);
        Assert.Equal(DmarcFoundAt.OrganisationalDomain, found.FoundAt);
    }

    [Fact]
    public void A_domain_with_a_record_has_its_policy_before_the_walk_is_over()
    {
        var found = DmarcDiscovery.Run(DomainName.Parse("a.example.com"), query =>
            query.Name.ToString() == "_dmarc.a.example.com" ? new MailAnswer.Texts(["v=DMARC1; p=reject"]) : MailAnswer.NotAsked);
        Assert.Equal(DmarcFoundAt.AuthorDomain, found.FoundAt);
        Assert.Null(found.OrganisationalDomain);
        Assert.Equal(["_dmarc.example.com", "_dmarc.com"], found.Wanted.Select(query => query.Name.ToString()));
    }

    [Fact]
    public void A_name_server_that_does_not_answer_leaves_the_policy_unknown()
    {
        var found = Find("a.example.com", new MailZone().Txt("_dmarc.example.com", "v=DMARC1; p=none")
            .Fails("_dmarc.a.example.com", MailQueryKind.Txt));
        Assert.Equal(DmarcFoundAt.Unknown, found.FoundAt);
        Assert.Single(found.Failed);
    }

    [Fact]
    public void Consent_to_reports_is_asked_under_the_destination()
    {
        var name = DmarcReportAuthorisation.NameFor(DomainName.Parse("example.com"), DomainName.Parse("reports.example"));
        Assert.Equal("example.com._report._dmarc.reports.example", name?.ToString());
        Assert.True(DmarcReportAuthorisation.IsGranted(["unrelated", "v=DMARC1"]));
        Assert.False(DmarcReportAuthorisation.IsGranted(["v=DMARC2"]));
    }

    [Fact]
    public void A_destination_can_only_send_reports_elsewhere_in_its_own_domain() =>
        Assert.Equal(["mailto:b@reports.example"], DmarcReportAuthorisation.Redirected(
            ["v=DMARC1; rua=mailto:b@reports.example,mailto:victim@example.net"], DomainName.Parse("reports.example"))
            .Select(uri => uri.Text));

    [Fact]
    public void The_rfc_9989_vectors_agree_on_names_asked_record_and_policy()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Suites.Path("mail", "mailauth-fixtures", "rfc9989-vectors.json")));
        var calls = 0;
        foreach (var vector in vectors.RootElement.EnumerateArray())
        {
            foreach (var call in vector.GetProperty("calls").EnumerateArray())
            {
                calls++;
                Judge(vector.GetProperty("name").GetString()!, call);
            }
        }
        Assert.Equal(30, calls);
    }

    static void Judge(string name, JsonElement call)
    {
        var from = call.GetProperty("input").GetProperty("headerFrom").GetString()!;
        var domain = from[(from.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var zone = new MailZone();
        var exists = false;
        foreach (var entry in call.GetProperty("zone").EnumerateObject())
        {
            exists |= entry.Name == domain;
            if (entry.Value.TryGetProperty("TXT", out var texts))
                zone.Txt(entry.Name, [.. texts.EnumerateArray().Select(text => string.Concat(text.EnumerateArray().Select(one => one.GetString())))]);
        }
        var found = Find(domain, zone);
        var output = call.GetProperty("output");
        var asked = call.GetProperty("queries").EnumerateArray().Select(query => query.GetProperty("name").GetString()!).Distinct();
        Assert.True(zone.Asked.Select(query => query.Name.ToString()).SequenceEqual(asked.Take(zone.Asked.Count)), name);
        var policy = found.PolicyWhere(exists);
        if (output.GetProperty("result").GetString() == "none")
        {
            Assert.True(policy is null, name);
            return;
        }
        Assert.Equal(output.GetProperty("p").GetString(), (found.Policy!.Record!.Policy ?? 0).ToString().ToLowerInvariant());
        Assert.Equal(output.GetProperty("policy").GetString(), found.Policy.Record.Applied(policy).ToString()!.ToLowerInvariant());
        Assert.Equal(output.GetProperty("domain").GetString(), found.Policy.Domain.ToString());
    }

    static MailZone Zone(string records)
    {
        var zone = new MailZone();
        foreach (var record in records.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = record.Split(':');
            zone.Txt("_dmarc." + parts[0], "v=DMARC1; p=none" + (parts.Length > 1 ? "; psd=" + parts[1] : ""));
        }
        return zone;
    }
}
