using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Reading;
using Servanda.Assessment.Bundles;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Runs;
using Servanda.Core.Files;
using Servanda.Dns.Dnssec;
using Servanda.Transparency.Notes;

namespace Servanda.SystemTests.Lab;

/// <summary>What is proven of the lab by chains of signatures, and proven again from bundles.</summary>
public sealed class ProofTests(AssessedLab lab) : IClassFixture<AssessedLab>
{
    [Theory]
    [InlineData("exemplary", "mail.spf.published", EvidenceLevel.Proven)]
    [InlineData("exemplary", "mail.dmarc.policy", EvidenceLevel.Proven)]
    [InlineData("exemplary", "dns.dnssec.validation", EvidenceLevel.Proven)]
    [InlineData("exemplary", "dns.caa.present", EvidenceLevel.Proven)]
    [InlineData("exemplary", "mail.dane.published", EvidenceLevel.Proven)]
    [InlineData("exemplary", "mail.dane.match", EvidenceLevel.Measured)]
    [InlineData("exemplary", "web.https.trust", EvidenceLevel.Measured)]
    [InlineData("no-dmarc", "mail.dmarc.published", EvidenceLevel.Proven)]
    [InlineData("parked-well", "mail.parked.spf", EvidenceLevel.Proven)]
    [InlineData("spf-lookups", "mail.spf.lookups", EvidenceLevel.Proven)]
    [InlineData("dane-unsigned", "mail.spf.published", EvidenceLevel.Measured)]
    [InlineData("dane-unsigned", "dns.dnssec.delegation", EvidenceLevel.Measured)]
    [InlineData("dnssec-bogus", "dns.dnssec.validation", EvidenceLevel.Measured)]
    [InlineData("hostile-pointer", "mail.dmarc.published", EvidenceLevel.None)]
    public void The_weakest_observation_decides_how_far_a_finding_is_shown(string id, string rule, EvidenceLevel level)
    {
        var finding = lab.Organisations[id].Findings.Single(one => one.RuleId == rule);
        Assert.True(level == finding.Evidence, $"{finding.Evidence}: {finding.Status}, {finding.Reason.En}\n{Proofs(id, finding)}");
    }

    [Theory]
    [InlineData("dnssec-bogus", "DNSKEY missing")]
    [InlineData("dnssec-expired", "signature expired")]
    public void What_is_wrong_with_the_signatures_is_said_by_our_own_validation(string id, string why) => Assert.Contains(
        why, lab.Organisations[id].Findings.Single(one => one.RuleId == "dns.dnssec.validation").Reason.En, StringComparison.Ordinal);

    [Fact]
    public void Every_bundle_proves_it_again_and_comes_to_the_same_findings() => Assert.All(
        lab.Organisations.Values, assessed => Assert.All(
            Verify(Write(assessed), lab.Anchors).Where(check => check.Name is not "log"),
            check => Assert.True(
                check.Outcome == CheckOutcome.Passed, $"{assessed.Plan.Organisation.Id} {check.Name}: {check.Words.En}")));

    [Fact]
    public void Chains_from_a_key_that_is_not_trusted_prove_nothing_and_the_key_is_named()
    {
        var checks = Verify(Write(lab.Organisations["exemplary"]), TrustAnchors.Root).ToDictionary(check => check.Name);
        Assert.Equal(CheckOutcome.Failed, checks["dnssec"].Outcome);
        Assert.Contains($"(. DS {lab.Anchors.All[0].KeyTag} ", checks["dnssec"].Words.En, StringComparison.Ordinal);
        Assert.Equal(CheckOutcome.Failed, checks["findings"].Outcome);
    }

    [Fact]
    public void Any_changed_byte_of_the_chains_is_seen_and_named()
    {
        var files = Write(lab.Organisations["parked-well"]);
        var at = files.ToList().FindIndex(file => file.Path == "observations/chains.json");
        for (var i = 40; i < files[at].Bytes.Length; i += 997)
        {
            var bytes = files[at].Bytes.ToArray();
            bytes[i] ^= 1;
            BundleFile[] changed = [.. files];
            changed[at] = new BundleFile(files[at].Path, bytes);
            var check = Verify(changed, lab.Anchors).Single(one => one.Name == "dnssec");
            Assert.True(check.Outcome == CheckOutcome.Failed, $"octet {i}: {check.Words.En}");
            Assert.Contains("observations/chains.json", check.Words.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_answer_that_says_something_else_than_its_chain_is_seen_and_named()
    {
        var assessed = lab.Organisations["parked-well"];
        var (mine, theirs) = (Chained(assessed, "dns:TXT:_dmarc.harbour.test"), Chained(assessed, "dns:MX:harbour.test"));
        // The answer of another question, validly signed by the same zone.
        var looks = new Looks(new Sightings(), assessed.Looks.Second);
        foreach (var seen in assessed.Looks.First.All)
        {
            looks.First.Add(seen != mine ? seen : new Observation.Seen(theirs.Raw)
            {
                Subject = mine.Subject,
                At = mine.At,
                Via = mine.Via,
                Proof = mine.Proof,
            });
        }
        var check = Verify(Write(assessed with { Looks = looks }), lab.Anchors).Single(one => one.Name == "dnssec");
        Assert.Equal(CheckOutcome.Failed, check.Outcome);
        Assert.Contains("dns:TXT:_dmarc.harbour.test", check.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_file_holds_each_record_set_once()
    {
        var chains = lab.Organisations["exemplary"].Looks.First.All.OfType<Observation.Seen>()
            .Select(seen => seen.Proof?.Chain).Where(chain => chain is not null).ToList();
        var (all, distinct) = (chains.Sum(chain => chain!.Sets.Count), chains.SelectMany(chain => chain!.Sets)
            .DistinctBy(set => set.Digest).Count());
        TestContext.Current.SendDiagnosticMessage($"{chains.Count} chains of {all} sets, {distinct} of them different");
        Assert.True(chains.Count > 20 && distinct < all / 3, $"{chains.Count} chains, {all} sets, {distinct} different");
    }

    static Observation.Seen Chained(AssessedOrganisation assessed, string subject) =>
        assessed.Looks.First.All.OfType<Observation.Seen>().Single(seen => seen.Subject.Key == subject);

    IReadOnlyList<BundleFile> Write(AssessedOrganisation assessed)
    {
        using var key = NoteSigningKey.Generate("lab");
        return new BundleWriter(EmbeddedCatalogue.Catalogue, new Origin("test", "lab") { Anchors = AnchorTexts.Of(lab.Anchors) }, key)
            .Files(assessed);
    }

    static IReadOnlyList<BundleCheck> Verify(IReadOnlyList<BundleFile> files, TrustAnchors anchors) =>
        new BundleVerifier(EmbeddedCatalogue.Catalogue) { Anchors = anchors }.Verify(files);

    string Proofs(string id, Finding finding) => string.Join('\n', lab.Organisations[id].Looks.First.All
        .OfType<Observation.Seen>().Where(seen => finding.Observations.Contains(seen.Digest))
        .Select(seen => $"{seen.Subject} {seen.Proof?.Security} {seen.Proof?.Code}"));
}
