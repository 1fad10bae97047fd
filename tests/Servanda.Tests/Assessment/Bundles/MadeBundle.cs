using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Assessment.Bundles;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Planning;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Runs;
using Servanda.Core.Cryptography;
using Servanda.Transparency.Notes;

namespace Servanda.Tests.Assessment.Bundles;

/// <summary>A signed bundle with the proof that it was logged, for tests of whatever checks one.</summary>
/// <param name="Zip">The bundle.</param>
/// <param name="LogKey">The verifier key of its log.</param>
sealed record MadeBundle(byte[] Zip, string LogKey)
{
    /// <summary>Makes one; skips the test where the machine cannot sign.</summary>
    public static async Task<MadeBundle> WriteAsync()
    {
        Assert.SkipUnless(Ed25519.CanSign, "this machine cannot sign");
        var organisation = new Organisation { Id = "made", Name = "Made \u202Eup", Assets = [new Asset(AssetKind.Domain, "made.example")] };
        var catalogue = EmbeddedCatalogue.Catalogue;
        var assessed = await new Assessor(new Mumbling(), TimeProvider.System, new AssessmentOptions { RetestAfter = TimeSpan.Zero })
            .AssessAsync(Plan.For(organisation, catalogue, [catalogue.FindAccord("cta")!]), TestContext.Current.CancellationToken);
        using var key = NoteSigningKey.Generate("test");
        var zip = new BundleWriter(catalogue, new Origin("servanda 0", "a test"), key).Write(assessed);
        using var log = new SmallLog();
        var logged = LoggedBundle.Read(zip).Value!;
        var leaf = new Leaf { Subject = logged.Subject, Time = DateTimeOffset.UnixEpoch, Body = logged.Snapshot };
        return new(BundleProof.Add(zip, log.Prove(leaf.Write(), 1, 2).Write())!, log.Key);
    }

    /// <summary>A world whose every answer is its question: seen, and of no use.</summary>
    sealed class Mumbling : IProber
    {
        public ValueTask<Observation> LookAsync(Subject subject, Freshness freshness, CancellationToken cancel) =>
            new(new Observation.Seen(System.Text.Encoding.UTF8.GetBytes(subject.Key))
            {
                Subject = subject,
                At = DateTimeOffset.UnixEpoch,
                Via = "nobody",
            });
    }
}
