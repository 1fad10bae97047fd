using Servanda.Accords;
using Servanda.Core;

namespace Servanda.Storage.Measurement;

/// <summary>Keeps assessments. A new one is private: <see cref="Publication"/> makes it public when it may be.</summary>
public sealed class MeasurementIntake(TimeProvider clock)
{
    /// <summary>Keeps an assessment, all of it or nothing. The same bundle twice is one assessment.</summary>
    /// <param name="change">The change this is part of.</param>
    /// <param name="given">The assessment.</param>
    /// <param name="notice">How long it stays private.</param>
    /// <param name="cancel">Gives up; the change should then not be committed.</param>
    public async Task<KeptAssessment> AddAsync(
        StoreTransaction change, NewAssessment given, NoticePeriod notice, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await OrganisationLock.TakeAsync(change, given.Scorecard.Organisation.Id, cancel);
        var bundle = Digest.Of(given.Bundle.Span).ToString();
        // Of two that keep the same bundle at once one waits here for the other, and then finds it done.
        if (await change.ExecuteAsync(
                "INSERT INTO bundle (digest, octets) VALUES (@bundle, @octets) ON CONFLICT (digest) DO NOTHING",
                new { bundle, octets = given.Bundle.ToArray() }, cancel) == 0)
            return new((await change.FindAsync<string>("SELECT id FROM assessment WHERE bundle = @bundle", new { bundle }, cancel))!, false, true);
        await NoteMethodAsync(change, given.Method, now, cancel);
        var id = PrivateId.New();
        await change.ExecuteAsync("""
            INSERT INTO assessment (id, organisation, state, held, method, source, tool, vantage, started_at, finished_at,
                received_at, publish_after, bundle, bundle_octets, manifest, files, findings)
            VALUES (@id, @organisation, @state, @held, @method, @source, @tool, @vantage, @startedAt, @finishedAt,
                @receivedAt, @publishAfter, @bundle, @bundleOctets, @manifest, @files, @findings)
            """,
            new
            {
                id,
                organisation = given.Scorecard.Organisation.Id,
                state = MeasurementWords.Id(AssessmentState.Private),
                held = MeasurementWords.Id(HeldBecause.Notice),
                method = given.Method.Digest.ToString(),
                source = MeasurementWords.Id(given.Source),
                tool = Columns.Text(given.Tool),
                vantage = Columns.Text(given.Vantage),
                startedAt = given.Scorecard.StartedAt.ToUnixTimeSeconds(),
                finishedAt = given.Scorecard.FinishedAt.ToUnixTimeSeconds(),
                receivedAt = now.ToUnixTimeSeconds(),
                publishAfter = now.AddDays(notice.Days).ToUnixTimeSeconds(),
                bundle,
                bundleOctets = (long)given.Bundle.Length,
                manifest = given.Manifest.ToString(),
                files = given.Files,
                findings = (long)given.Findings.Count,
            }, cancel);
        await LoadAsync(change, id, given, cancel);
        // Those that wait for another to say the same are looked at again.
        await change.ExecuteAsync("UPDATE assessment SET held = @notice WHERE organisation = @organisation AND held = @unconfirmed",
            new
            {
                notice = MeasurementWords.Id(HeldBecause.Notice),
                organisation = given.Scorecard.Organisation.Id,
                unconfirmed = MeasurementWords.Id(HeldBecause.Unconfirmed),
            }, cancel);
        return new(id, true, await new PublicationDecision(change, now).IsConfirmedAsync(id, cancel));
    }

    static async Task LoadAsync(StoreTransaction change, string id, NewAssessment given, CancellationToken cancel)
    {
        var accords = given.Scorecard.Accords;
        await change.LoadAsync(AccordRow.Table,
            [.. accords.Select((one, at) => new AccordRow { Assessment = id, Ordinal = at, Accord = one.AccordId })], cancel);
        await change.LoadAsync(CommitmentRow.Table,
        [
            .. accords.SelectMany(accord => accord.Commitments, (accord, one) => (accord.AccordId, one))
                .Select((row, at) => CommitmentRow.Of(id, at, row.AccordId, row.one)),
        ], cancel);
        await change.LoadAsync(ControlRow.Table,
            [.. given.Scorecard.Controls.Select((one, at) => ControlRow.Of(id, at, one))], cancel);
        await change.LoadAsync(AssetRow.Table,
        [
            .. given.Scorecard.Controls.SelectMany(control => control.Assets, (control, one) => (control.ControlId, one))
                .Select((row, at) => new AssetRow
                {
                    Assessment = id,
                    Ordinal = at,
                    Control = row.ControlId,
                    Asset = Columns.Text(row.one.Asset),
                    Status = Words.Id(row.one.Status),
                }),
        ], cancel);
        await change.LoadAsync(FindingRow.Table, [.. given.Findings.Select((one, at) => FindingRow.Of(id, at, one))], cancel);
        await change.LoadAsync(ObservationRow.Table,
        [
            .. given.Observations.Select((one, at) => new ObservationRow { Assessment = id, Ordinal = at, Note = one }),
        ], cancel);
    }

    /// <summary>On PostgreSQL two that begin to use a method at once number it one after the other.</summary>
    static async Task NoteMethodAsync(
        StoreTransaction change, MeasurementMethod method, DateTimeOffset now, CancellationToken cancel)
    {
        const long MethodLock = 0x536572766D;
        var digest = method.Digest.ToString();
        if (await change.FindAsync<long?>("SELECT number FROM method WHERE digest = @digest", new { digest }, cancel) is not null)
            return;
        if (change.Kind == DatabaseKind.PostgreSql)
            await change.ExecuteAsync("SELECT pg_advisory_xact_lock(@MethodLock)", new { MethodLock }, cancel);
        await change.ExecuteAsync("""
            INSERT INTO method (digest, number, edition, catalogue, rules, first_used_at)
            SELECT @digest, COALESCE(MAX(number), 0) + 1, @Edition, @catalogue, @rules, @at FROM method
            WHERE 1 = 1
            ON CONFLICT (digest) DO NOTHING
            """,
            new
            {
                digest,
                method.Edition,
                catalogue = method.Catalogue.ToString(),
                rules = MethodRow.Lines(method.Rules),
                at = now.ToUnixTimeSeconds(),
            }, cancel);
    }
}
