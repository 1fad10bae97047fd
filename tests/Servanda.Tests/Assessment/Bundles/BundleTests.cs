using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Assessment.Bundles;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Planning;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Runs;
using Servanda.Core.Cryptography;
using Servanda.Core.Files;
using Servanda.Transparency.Notes;

namespace Servanda.Tests.Assessment.Bundles;

public sealed class BundleTests
{
    static readonly Origin Origin = new("servanda test", "a test");

    [Fact]
    public async Task A_bundle_verifies()
    {
        var checks = Verify(await WriteAsync());
        Assert.All(checks, check => Assert.True(check.Outcome == CheckOutcome.Passed || check.Name is "dnssec" or "log", check.Words.En));
        Assert.Equal(
            ["container", "manifest", "files", "signature", "method", "dnssec", "findings", "scorecard", "log"],
            checks.Select(check => check.Name));
    }

    [Fact]
    public async Task A_change_of_any_byte_fails()
    {
        var zip = await WriteAsync();
        // Every byte at both ends, where the manifest, the signature and the zip's directory are, and a sample between.
        for (var at = 0; at < zip.Length; at += at < 1000 || at > zip.Length - 1000 ? 1 : 97)
        {
            var changed = zip.ToArray();
            changed[at] ^= (byte)(1 << (at % 8));
            Assert.True(Verify(changed).Any(check => check.Outcome == CheckOutcome.Failed),
                $"byte {at} of {zip.Length} changed unseen");
        }
    }

    [Fact]
    public async Task A_changed_observation_is_named()
    {
        var files = StoredZip.Read(await WriteAsync(), out _);
        var victim = files.First(file => file.Path.StartsWith("observations/", StringComparison.Ordinal)
            && file.Path != ObservationIndex.Path);
        var checks = new BundleVerifier(EmbeddedCatalogue.Catalogue).Verify(Replace(files, victim.Path, [1, 2, 3]));
        Assert.Contains(checks, check =>
            check.Name == "files" && check.Words.En.Contains(victim.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_finding_that_the_observations_do_not_give_is_named_by_its_rule()
    {
        var files = StoredZip.Read(await WriteAsync(), out _);
        var findings = Encoding.UTF8.GetString(files.Single(file => file.Path == FindingsJson.Path).Bytes.Span);
        const string Failed = "\"status\":\"fail\"";
        var at = findings.IndexOf(Failed, StringComparison.Ordinal);
        Assert.True(at > 0);
        var forged = Encoding.UTF8.GetBytes(findings.Remove(at, Failed.Length).Insert(at, "\"status\":\"pass\""));
        var checks = new BundleVerifier(EmbeddedCatalogue.Catalogue).Verify(Replace(files, FindingsJson.Path, forged));
        Assert.Contains(checks, check => check is { Name: "findings", Outcome: CheckOutcome.Failed }
            && check.Words.En.Contains("mail.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_key_than_the_trusted_one_fails()
    {
        Assert.SkipUnless(Ed25519.CanSign, "this machine cannot sign");
        using var other = NoteSigningKey.Generate("other");
        var checks = new BundleVerifier(EmbeddedCatalogue.Catalogue, other.Verifier).Verify(await WriteAsync());
        Assert.Equal(CheckOutcome.Failed, checks.Single(check => check.Name == "signature").Outcome);
    }

    [Fact]
    public async Task An_unsigned_bundle_is_not_to_be_relied_on() =>
        Assert.Equal("signature", Assert.Single(
            Verify(await WriteAsync(signed: false)), check => check.Outcome == CheckOutcome.Failed).Name);

    [Fact]
    public void Any_bytes_are_no_bundle_and_no_crash() =>
        Prop.ForAll<byte[]>(bytes => Verify(bytes).Any(check => check.Outcome == CheckOutcome.Failed))
            .QuickCheckThrowOnFailure();

    static IReadOnlyList<BundleCheck> Verify(byte[] zip) => new BundleVerifier(EmbeddedCatalogue.Catalogue).Verify(zip);

    static List<BundleFile> Replace(IReadOnlyList<BundleFile> files, string path, byte[] bytes) =>
        [.. files.Select(file => file.Path == path ? new BundleFile(path, bytes) : file)];

    internal static async Task<byte[]> WriteAsync(bool signed = true)
    {
        Assert.SkipUnless(Ed25519.CanSign || !signed, "this machine cannot sign");
        var world = new World()
            .Txt("bundle.example", "v=spf1 include:_spf.bundle.example +all")
            .Txt("_spf.bundle.example", "v=spf1 ip4:192.0.2.0/24 -all")
            .Mx("bundle.example", 10, "mx.bundle.example")
            .Address("mx.bundle.example", "192.0.2.25")
            .Address("bundle.example", "192.0.2.80")
            .Silent("_dmarc.bundle.example");
        var organisation = new Organisation
        {
            Id = "bundle",
            Name = "Bündel",
            Assets = [new Asset(AssetKind.Domain, "bundle.example")],
        };
        var catalogue = EmbeddedCatalogue.Catalogue;
        var plan = Plan.For(organisation, catalogue, [catalogue.FindAccord("cta")!]);
        var options = new AssessmentOptions { RetestAfter = TimeSpan.Zero };
        var assessed = await new Assessor(new WorldProber(world), TimeProvider.System, options)
            .AssessAsync(plan, TestContext.Current.CancellationToken);
        using var key = signed ? NoteSigningKey.Generate("test") : null;
        return new BundleWriter(catalogue, Origin, key).Write(assessed);
    }

    sealed class WorldProber(World world) : IProber
    {
        public ValueTask<Observation> LookAsync(Subject subject, Freshness freshness, CancellationToken cancel) =>
            new(world.Look(subject));
    }
}
