using Servanda.Accords.Leaves;

namespace Servanda.Storage.Register;

public sealed partial class RegisterChanges
{
    /// <summary>
    /// An organisation takes the place of another. Every signature of the one before that stands ends as succeeded; the one
    /// after signs those accords it takes over, unless it has signed them already.
    /// </summary>
    /// <param name="change">The transaction.</param>
    /// <param name="succession">Who takes whose place, how, and when; its number is not looked at.</param>
    /// <param name="takenOver">Accords whose signatures go on under the successor's name.</param>
    /// <param name="by">Who, and why; all changes are of one batch.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<RegisterOutcome> SucceedAsync(
        StoreTransaction change, Succession succession, IReadOnlyList<string> takenOver, ChangeBy by, CancellationToken cancel)
    {
        var (predecessor, successor) = (succession.Predecessor, succession.Successor);
        var together = by with { Batch = by.Batch ?? ChangeBy.NewBatch() };
        var work = await RegisterWork.BeginAsync(change, clock, together, cancel);
        if (predecessor == successor)
            return Refuse(RegisterRefusal.SameOrganisation, predecessor);
        foreach (var id in (string[])[predecessor, successor])
        {
            if (await NameOfAsync(change, id, cancel) is null)
                return Refuse(RegisterRefusal.UnknownOrganisation, id);
        }
        if (!RegisterWork.HasSoundReason(by))
            return Refuse(RegisterRefusal.BadText);
        if (await change.FindAsync<long>(
            "SELECT COUNT(*) FROM organisation_succession WHERE predecessor = @predecessor AND successor = @successor",
            new { predecessor, successor }, cancel) > 0)
            return Refuse(RegisterRefusal.AlreadyThere, successor);
        await change.ExecuteAsync("""
            INSERT INTO organisation_succession (predecessor, successor, change, kind, happened_on)
            VALUES (@predecessor, @successor, @Number, @kind, @on)
            """,
            new { predecessor, successor, work.Number, kind = RegisterWords.Id(succession.Kind), on = succession.On?.ToString() }, cancel);
        var outcome = await work.EndAsync(ChangeKind.SucceededBy, predecessor, null, null, null, cancel);

        var signatures = (await change.QueryAsync<SignatureRow>("""
            SELECT id AS Id, accord AS Accord, organisation AS Organisation, change AS Change FROM signature
            WHERE organisation = @predecessor ORDER BY id
            """, new { predecessor }, cancel)).ToList();
        foreach (var signature in signatures)
        {
            if (await LastStateAsync(change, signature.Id, cancel) is not { } last || !IsStanding(last))
                continue;
            await MoveAsync(change, signature.Id, null, ChangeKind.SucceededBy, together, Ended, state => state with
            {
                Status = RegisterWords.Id(SignatureStatus.Succeeded),
                Since = succession.On?.ToString(),
                Successor = successor,
            }, (one, row, _) => LogWithdrawalAsync(one, row, succession.On, cancel), cancel);
            // Refused where the successor has signed already: its own signature goes on.
            if (takenOver.Contains(signature.Accord))
                await SignAsync(change, new NewSignature
                {
                    AccordId = signature.Accord,
                    OrganisationId = successor,
                    Category = last.Category,
                    On = succession.On,
                    Version = last.Version,
                    Source = $"takes the place of {signature.Id}",
                    Basis = SignatureBasis.Signatory,
                }, together, cancel);
        }
        return outcome;
    }

    /// <summary>
    /// Undoes changes of signatures that were made together, where nothing was changed since: what was signed becomes void, and
    /// what was withdrawn or said otherwise stands again as before. Each is a change of its own, which names what it undoes.
    /// </summary>
    /// <returns>How many were undone, and the signatures that somebody has changed since, which are left as they are.</returns>
    public async Task<UndoResult> UndoAsync(StoreTransaction change, string batch, ChangeBy by, CancellationToken cancel)
    {
        var made = (await change.QueryAsync<StateRow>($"""
            SELECT {string.Join(", ", StateRow.Columns.Split(',', StringSplitOptions.TrimEntries).Select(column => "s." + column))}
            FROM signature_state s JOIN register_change c ON c.number = s.change WHERE c.batch = @batch ORDER BY s.change DESC
            """, new { batch }, cancel)).ToList();
        var undone = 0;
        List<string> left = [];
        foreach (var group in made.GroupBy(state => state.Signature))
        {
            // Changed twice in one batch, it goes back to before the first.
            var (last, first) = (group.First(), group.Last());
            var before = await change.FindAsync<StateRow>(
                $"SELECT {StateRow.Columns} FROM signature_state WHERE signature = @Signature AND number = @number",
                new { first.Signature, number = first.Number - 1 }, cancel);
            var outcome = await MoveAsync(change, group.Key, (int)last.Number,
                before is null ? ChangeKind.Voided : ChangeKind.Corrected, by with { Corrects = first.Change }, _ => null,
                state => before is null
                    ? state with { Status = RegisterWords.Id(SignatureStatus.Void) }
                    : before with { Number = state.Number, Change = state.Change },
                (work, row, _) => LogCorrectionAsync(work, row, CorrectionReason.Void, new SignatureEdit(), cancel), cancel);
            if (outcome is RegisterOutcome.Done)
                undone++;
            else
                left.Add(group.Key);
        }
        return new UndoResult(undone, left);
    }
}

/// <summary>What undoing did.</summary>
/// <param name="Undone">Signatures that are as they were before.</param>
/// <param name="Left">Signatures that somebody has changed since, left as they are.</param>
public sealed record UndoResult(int Undone, IReadOnlyList<string> Left);
