using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Assessment.Bundles;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Planning;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Runs;
using Servanda.Cli.Serving.Measuring;
using Servanda.Dns.Dnssec;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Transparency.Notes;

namespace Servanda.Tests.Serving;

/// <summary>What a portal takes in of what others measured.</summary>
public sealed class SubmissionIntakeTests : IAsyncLifetime
{
    static readonly Catalogue Catalogue = EmbeddedCatalogue.Catalogue;

    readonly NoteSigningKey _key = NoteSigningKey.Generate("oslo");
    Database _database = null!;
    SubmissionStore _store = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.OpenAsync(DatabaseAddress.InMemory(Guid.NewGuid().ToString("N")), TimeProvider.System, Cancel);
        _store = new SubmissionStore(_database, TimeProvider.System);
        var changes = new RegisterChanges(_database, TimeProvider.System);
        await changes.CommitAsync((own, change) => own.EnterAsync(change, new NewOrganisation
        {
            Id = "example",
            Name = "Example",
            Assets = [new NewAsset(AssetKind.Domain, "example.org", AssetStanding.Listed)],
            Source = "a test",
        }, new ChangeBy("test"), Cancel), Cancel);
        await changes.CommitAsync((own, change) => own.SignAsync(change, new NewSignature
        {
            AccordId = "cta",
            OrganisationId = "example",
            Source = "a test",
            Basis = SignatureBasis.Source,
        }, new ChangeBy("test"), Cancel), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task A_bundle_judged_as_we_judge_is_taken_in_once()
    {
        var bundle = await BundleAsync(Plan(), _key);
        var first = await SubmitAsync(bundle, _key.Verifier.ToString());
        Assert.Equal((SubmissionState.Taken, 0), (first.State, first.Problems.Count));
        Assert.Equal(first.Id, (await SubmitAsync(bundle, _key.Verifier.ToString())).Id);
        var kept = Assert.Single(await new MeasurementReads(_database).PrivateHistoryAsync("example", 10, Cancel));
        Assert.Equal((first.Assessment, AssessmentSource.Submission), (kept.Id, kept.Source));
        Assert.True(kept.Findings > 50);
    }

    [Fact]
    public async Task A_bundle_that_was_changed_is_refused()
    {
        var bundle = await BundleAsync(Plan(), _key);
        bundle[bundle.Length / 2] ^= 1;
        Assert.Equal(SubmissionState.Refused, (await SubmitAsync(bundle, null)).State);
    }

    [Fact]
    public async Task A_bundle_signed_by_nobody_or_by_another_is_refused()
    {
        Assert.StartsWith("signature: ", (await SubmitAsync(await BundleAsync(Plan(), null), null)).Problems[0], StringComparison.Ordinal);
        using var other = NoteSigningKey.Generate("bergen");
        Assert.StartsWith("signature: ", (await SubmitAsync(await BundleAsync(Plan(), _key), other.Verifier.ToString())).Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lighter_weights_and_unknown_organisations_are_refused()
    {
        var plan = Plan();
        var lighter = plan with { Accords = [plan.Accords[0] with { Commitments = [.. plan.Accords[0].Commitments.Skip(1)] }] };
        Assert.StartsWith("accords: ", (await SubmitAsync(await BundleAsync(lighter, _key), null)).Problems[0], StringComparison.Ordinal);
        var stranger = plan.Of(plan.Organisation with { Id = "stranger" });
        Assert.StartsWith("organisation: ", (await SubmitAsync(await BundleAsync(stranger, _key), null)).Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_of_one_who_saw_nothing_is_refused() => Assert.StartsWith("observations: ",
        (await SubmitAsync(await BundleAsync(Plan(), _key, isBlind: true), null)).Problems[0], StringComparison.Ordinal);

    [Fact]
    public async Task Anything_else_is_refused_and_nothing_is_thrown()
    {
        foreach (var octets in (byte[][])[[0], [.. "PK\u0003\u0004"u8], [.. Enumerable.Repeat((byte)'{', 5000)]])
            Assert.Equal(SubmissionState.Refused, (await SubmitAsync(octets, null)).State);
    }

    static Plan Plan() => Servanda.Assessment.Planning.Plan.For(
        new Organisation { Id = "example", Name = "Example", Assets = [new Asset(AssetKind.Domain, "example.org")] },
        Catalogue, [Catalogue.FindAccord("cta")!]);

    static async Task<byte[]> BundleAsync(Plan plan, NoteSigningKey? key, bool isBlind = false)
    {
        var assessor = new Assessor(new Babble(isBlind), TimeProvider.System, new AssessmentOptions { RetestAfter = TimeSpan.Zero });
        return new BundleWriter(Catalogue, new Origin("a test", "nowhere"), key).Write(await assessor.AssessAsync(plan, Cancel));
    }

    async Task<Submission> SubmitAsync(byte[] bundle, string? signer)
    {
        var (_, key) = await new MeasurementKeys(_database, TimeProvider.System).MakeAsync("test", signer, Cancel);
        var submitted = await _store.AddAsync(key, bundle, Cancel);
        using var cache = new PublicRegisterCache(_database, TimeProvider.System);
        await new SubmissionIntake(_database, Catalogue, TrustAnchors.Root, TimeProvider.System)
            .TakeNextAsync(await cache.GetAsync(Cancel), Cancel);
        return (await _store.FindAsync(submitted!.Id, submitted.KeyId, Cancel))!;
    }

    /// <summary>A world that answers, and nobody understands it.</summary>
    sealed class Babble(bool isSilent) : IProber
    {
        public ValueTask<Observation> LookAsync(Subject subject, Freshness freshness, CancellationToken cancel) => ValueTask.FromResult<Observation>(
            isSilent ? new Observation.Unmeasured(UnmeasuredReasons.TimedOut) { Subject = subject, At = TimeProvider.System.GetUtcNow() }
            : new Observation.Seen("babble"u8.ToArray()) { Subject = subject, At = TimeProvider.System.GetUtcNow() });
    }
}
