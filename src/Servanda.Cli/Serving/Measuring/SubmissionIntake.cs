using Servanda.Accords;
using Servanda.Assessment.Bundles;
using Servanda.Assessment.Rules;
using Servanda.Core;
using Servanda.Dns.Dnssec;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Transparency.Notes;

namespace Servanda.Cli.Serving.Measuring;

/// <summary>Takes submitted bundles in: verifies them as anybody could, and lets them count only where they were judged as this
/// portal judges.</summary>
sealed class SubmissionIntake(
    Database database, Catalogue catalogue, TrustAnchors anchors, TimeProvider clock)
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>Clocks differ by so much at the most; what is older than this is no news.</summary>
    static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5), Age = TimeSpan.FromDays(30);

    readonly SubmissionStore _store = new(database, clock);
    readonly MeasurementIntake _intake = new(clock);
    readonly MeasuredOrganisations _measured = new(catalogue, MeasureScope.All);

    /// <summary>Decides on the one that waits longest; false where none does.</summary>
    public async Task<bool> TakeNextAsync(PublicRegister register, CancellationToken cancel)
    {
        if (await _store.ClaimAsync(Lease, cancel) is not { } claimed)
            return false;
        var (given, problems) = Check(claimed, register);
        if (given is null)
        {
            await _store.RefuseAsync(claimed, problems, cancel);
            return true;
        }
        var notice = await NoticePeriod.FindAsync(database, cancel);
        await using var change = await database.BeginAsync(cancel);
        var kept = await _intake.AddAsync(change, given, notice, cancel);
        if (await _store.TakeAsync(change, claimed, kept.Id, cancel))
            await change.CommitAsync(cancel);
        return true;
    }

    (NewAssessment? Given, IReadOnlyList<string> Problems) Check(ClaimedSubmission claimed, PublicRegister register)
    {
        var trusted = claimed.Signer is { } signer ? NoteVerifierKey.Read(signer).Value : null;
        if (claimed.Signer is not null && trusted is null)
            return (null, ["signature: the key that this submitter has to sign with does not read any more"]);
        var failed = new BundleVerifier(catalogue, trusted) { Anchors = anchors }.Verify(claimed.Octets)
            .Where(check => check.Outcome == CheckOutcome.Failed)
            .Select(check => $"{check.Name}: {Visible.Of(check.Words.En)}").ToList();
        if (failed.Count > 0)
            return (null, failed);
        var read = RejudgedBundle.Read(claimed.Octets, anchors);
        if (read.Value is not { } bundle)
            return (null, [.. read.Problems.Select(problem => $"bundle: {problem.Code}")]);
        if (bundle.Assessed.IsBlind)
            return (null, ["observations: nothing at all could be looked at"]);
        IReadOnlyList<string> problems = [.. ByOurMethod(bundle.Manifest), .. InTime(bundle.Manifest), .. AsPlanned(bundle.Manifest, register)];
        return problems.Count > 0 ? (null, problems) : (MeasuredBundle.Of(bundle, claimed.Octets, catalogue), []);
    }

    IEnumerable<string> ByOurMethod(Manifest manifest)
    {
        if (manifest.Method.Digest != RuleBook.Method(catalogue))
            yield return $"method: judged by {manifest.Method.Digest}; this portal judges by {RuleBook.Method(catalogue)}";
    }

    IEnumerable<string> InTime(Manifest manifest)
    {
        var now = clock.GetUtcNow();
        if (manifest.StartedAt > manifest.FinishedAt || manifest.FinishedAt > now + Ahead)
            yield return "time: it ends before it begins, or in the future";
        else if (manifest.StartedAt < now - Age)
            yield return $"time: it is older than {Age.Days} days";
    }

    IEnumerable<string> AsPlanned(Manifest manifest, PublicRegister register) =>
        register.FindOrganisation(manifest.Plan.Organisation.Id) is not { } one
            ? ["organisation: the register has none with this id"]
            : _measured.FindPlan(one) is not { } expected
                ? ["organisation: it has no domain in the register, or no signature that stands"]
                : SubmittedPlan.Compare(manifest.Plan, expected);
}
