using System.IO.Compression;
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
using Servanda.Dns.Dnssec;
using Servanda.Transparency.Notes;

namespace Servanda.Tests.Serving;

/// <summary>What is submitted comes from outside: whatever its octets are, reading it ends with an answer. An exception would end
/// the portal, and again at every start, as the submission waits.</summary>
public sealed class AnySubmissionTests
{
    static readonly Catalogue Catalogue = EmbeddedCatalogue.Catalogue;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Any_octets_are_read_without_an_exception() =>
        Prop.ForAll<byte[]>(octets => !IsSound(octets)).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_bundle_cut_short_or_with_octets_changed_is_read_without_an_exception()
    {
        var bundle = await BundleAsync();
        Assert.True(IsSound(bundle));
        Prop.ForAll<int, byte[]>((at, octets) =>
        {
            var changed = Changed(bundle, at, octets);
            IsSound(changed);
            return !IsSound(changed[..(int)((uint)at % changed.Length)]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task A_bundle_whose_files_have_other_octets_is_read_without_an_exception()
    {
        var bundle = await BundleAsync();
        // The archive itself is sound, so that what reads the files sees them.
        Prop.ForAll<int, int, byte[]>((file, at, octets) =>
        {
            using var archive = new MemoryStream();
            archive.Write(bundle);
            using (var zip = new ZipArchive(archive, ZipArchiveMode.Update, leaveOpen: true))
            {
                var entry = zip.Entries[(int)((uint)file % zip.Entries.Count)];
                using var content = entry.Open();
                var whole = new byte[content.Length];
                content.ReadExactly(whole);
                content.Position = 0;
                content.Write(Changed(whole, at, octets));
            }
            IsSound(archive.ToArray());
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>As the worker reads it: the checks that anybody could make, then our own judgement.</summary>
    static bool IsSound(byte[] octets) =>
        new BundleVerifier(Catalogue, null) { Anchors = TrustAnchors.Root }.Verify(octets).All(check => check.Outcome != CheckOutcome.Failed)
        & RejudgedBundle.Read(octets, TrustAnchors.Root).Value is not null;

    static byte[] Changed(byte[] octets, int at, byte[] by)
    {
        byte[] changed = [.. octets];
        for (var i = 0; i < by.Length && changed.Length > 0; i++)
            changed[(int)(((uint)at + i) % changed.Length)] = by[i];
        return changed;
    }

    static async Task<byte[]> BundleAsync()
    {
        using var key = NoteSigningKey.Generate("oslo");
        var plan = Plan.For(new Organisation { Id = "example", Name = "Example", Assets = [new Asset(AssetKind.Domain, "example.org")] },
            Catalogue, [Catalogue.FindAccord("cta")!]);
        var assessor = new Assessor(new Babble(), TimeProvider.System, new AssessmentOptions { RetestAfter = TimeSpan.Zero });
        return new BundleWriter(Catalogue, new Origin("a test", "nowhere"), key).Write(await assessor.AssessAsync(plan, Cancel));
    }

    /// <summary>A world that answers, and nobody understands it.</summary>
    sealed class Babble : IProber
    {
        public ValueTask<Observation> LookAsync(Subject subject, Freshness freshness, CancellationToken cancel) => ValueTask.FromResult<Observation>(
            new Observation.Seen("babble"u8.ToArray()) { Subject = subject, At = TimeProvider.System.GetUtcNow() });
    }
}
