using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;
using Servanda.Core;
using Servanda.Storage.Log;

namespace Servanda.Storage.Register;

public sealed partial class RegisterChanges
{
    /// <summary>Enters a signature.</summary>
    /// <returns>Done with the signature's id; refused where the organisation is unknown, or has a signature of this accord that
    /// stands.</returns>
    public async Task<RegisterOutcome> SignAsync(
        StoreTransaction change, NewSignature signature, ChangeBy by, CancellationToken cancel)
    {
        var work = await RegisterWork.BeginAsync(change, clock, by, cancel);
        var (accord, organisation) = (signature.AccordId, signature.OrganisationId);
        if (!RegisterId.IsOne(accord) || !IsCategory(signature.Category))
            return Refuse(RegisterRefusal.BadForm, accord);
        if (await NameOfAsync(change, organisation, cancel) is not { } known)
            return Refuse(RegisterRefusal.UnknownOrganisation, organisation);
        if (RegisterText.ReadName(signature.Name ?? known).Value is not { } name ||
            RegisterText.ReadReason(signature.Source).Value is not { } source || !RegisterWork.HasSoundReason(by) ||
            !IsVersion(signature.Version))
            return Refuse(RegisterRefusal.BadText);
        var earlier = await change.QueryAsync<SignatureRow>("""
            SELECT id AS Id, accord AS Accord, organisation AS Organisation, change AS Change FROM signature
            WHERE accord = @accord AND organisation = @organisation
            """, new { accord, organisation }, cancel);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in earlier)
        {
            taken.Add(row.Id);
            if (await LastStateAsync(change, row.Id, cancel) is { } state && IsStanding(state))
                return Refuse(RegisterRefusal.AlreadySigned, row.Id);
        }
        var id = SignatureId.Next(accord, organisation, taken);
        await change.ExecuteAsync(
            "INSERT INTO signature (id, accord, organisation, change) VALUES (@id, @accord, @organisation, @Number)",
            new { id, accord, organisation, work.Number }, cancel);
        var first = new StateRow
        {
            Signature = id,
            Number = 1,
            Status = RegisterWords.Id(SignatureStatus.Active),
            Name = name,
            Category = signature.Category,
            SignedOn = signature.On?.ToString(),
            Version = signature.Version,
            Source = source,
            Basis = LeafWords.Id(signature.Basis),
            Change = work.Number,
        };
        await change.ExecuteAsync(StateRow.Insert, first, cancel);
        var leaf = await LogSignatureAsync(work, organisation, accord, first, signature.Signatory, cancel);
        return await work.EndAsync(ChangeKind.Signed, organisation, accord, id, leaf, cancel);
    }

    /// <summary>Says a signature otherwise: its name, category, or the version of the text signed, from now on. As for all that
    /// follow, <c>from</c> is the number of the state this was decided on, null for whichever holds; where another holds by now
    /// the change is refused.</summary>
    public Task<RegisterOutcome> AmendAsync(
        StoreTransaction change, string signature, int? from, SignatureEdit edit, ChangeBy by, CancellationToken cancel) =>
        MoveAsync(change, signature, from, ChangeKind.Amended, by, Ended, state => Edited(state, edit),
            async (work, row, state) => edit.Version is null ? null
                : await LogSignatureAsync(work, row.Organisation, row.Accord, state, null, cancel), cancel);

    /// <summary>Sets a signature aside for now. The log has no leaf for that: it is no statement of the signatory.</summary>
    public Task<RegisterOutcome> SuspendAsync(
        StoreTransaction change, string signature, int? from, PartialDate? on, ChangeBy by, CancellationToken cancel) =>
        MoveAsync(change, signature, from, ChangeKind.Suspended, by,
            state => Ended(state) ?? (Status(state) == SignatureStatus.Suspended ? RegisterRefusal.AlreadySuspended : null),
            state => state with { Status = RegisterWords.Id(SignatureStatus.Suspended), Since = on?.ToString() },
            (_, _, _) => Task.FromResult<long?>(null), cancel);

    /// <summary>Lets a signature hold again that was set aside.</summary>
    public Task<RegisterOutcome> ResumeAsync(
        StoreTransaction change, string signature, int? from, PartialDate? on, ChangeBy by, CancellationToken cancel) =>
        MoveAsync(change, signature, from, ChangeKind.Resumed, by,
            state => Ended(state) ?? (Status(state) == SignatureStatus.Suspended ? null : RegisterRefusal.NotSuspended),
            state => state with { Status = RegisterWords.Id(SignatureStatus.Active), Since = on?.ToString() },
            (_, _, _) => Task.FromResult<long?>(null), cancel);

    /// <summary>Ends a signature: its organisation leaves.</summary>
    public Task<RegisterOutcome> WithdrawAsync(
        StoreTransaction change, string signature, int? from, PartialDate? on, ChangeBy by, CancellationToken cancel) =>
        MoveAsync(change, signature, from, ChangeKind.Withdrawn, by, Ended,
            state => state with { Status = RegisterWords.Id(SignatureStatus.Withdrawn), Since = on?.ToString() },
            (work, row, _) => LogWithdrawalAsync(work, row, on, cancel), cancel);

    /// <summary>Puts right what was wrong in a signature: its date, version or name. For <see cref="CorrectionReason.Duplicate"/>
    /// and <see cref="CorrectionReason.Void"/> the signature is void from now on.</summary>
    public Task<RegisterOutcome> CorrectAsync(
        StoreTransaction change, string signature, int? from, CorrectionReason reason, SignatureEdit edit, ChangeBy by,
        CancellationToken cancel)
    {
        var isVoid = reason is CorrectionReason.Duplicate or CorrectionReason.Void;
        return MoveAsync(change, signature, from, isVoid ? ChangeKind.Voided : ChangeKind.Corrected, by,
            state => Status(state) == SignatureStatus.Void ? RegisterRefusal.Ended : null,
            state => isVoid ? Edited(state, edit) with { Status = RegisterWords.Id(SignatureStatus.Void) } : Edited(state, edit),
            (work, row, _) => LogCorrectionAsync(work, row, reason, edit, cancel), cancel);
    }

    async Task<RegisterOutcome> MoveAsync(
        StoreTransaction change, string signature, int? from, ChangeKind kind, ChangeBy by,
        Func<StateRow, RegisterRefusal?> refuse, Func<StateRow, StateRow> next,
        Func<RegisterWork, SignatureRow, StateRow, Task<long?>> log, CancellationToken cancel)
    {
        var work = await RegisterWork.BeginAsync(change, clock, by, cancel);
        var row = await change.FindAsync<SignatureRow>(
            "SELECT id AS Id, accord AS Accord, organisation AS Organisation, change AS Change FROM signature WHERE id = @signature",
            new { signature }, cancel);
        if (row is null || await LastStateAsync(change, signature, cancel) is not { } last)
            return Refuse(RegisterRefusal.UnknownSignature, signature);
        if (refuse(last) is { } reason)
            return Refuse(reason, signature);
        if (from is { } expected && expected != last.Number)
            return Refuse(RegisterRefusal.Changed, signature);
        var state = next(last);
        if (state == last)
            return Refuse(RegisterRefusal.Nothing, signature);
        // What stood there before is not judged again: whoever signed under an odd name can still leave.
        var name = state.Name == last.Name ? last.Name : RegisterText.ReadName(state.Name).Value;
        var source = state.Source == last.Source ? last.Source : RegisterText.ReadReason(state.Source).Value;
        if (name is null || source is null || !RegisterWork.HasSoundReason(by) || state.Version != last.Version && !IsVersion(state.Version))
            return Refuse(RegisterRefusal.BadText, signature);
        if (state.Category != last.Category && !IsCategory(state.Category))
            return Refuse(RegisterRefusal.BadForm, state.Category);
        state = state with { Number = last.Number + 1, Change = work.Number, Name = name, Source = source };
        if (await change.ExecuteAsync(StateRow.Insert, state, cancel) == 0)
            return Refuse(RegisterRefusal.Changed, signature);
        return await work.EndAsync(kind, row.Organisation, row.Accord, row.Id, await log(work, row, state), cancel);
    }

    static StateRow Edited(StateRow state, SignatureEdit edit) => state with
    {
        Name = edit.Name ?? state.Name,
        Category = edit.Category ?? state.Category,
        SignedOn = edit.On?.ToString() ?? state.SignedOn,
        Version = edit.Version ?? state.Version,
        Source = edit.Source ?? state.Source,
        // A date with a source of its own is no longer general knowledge.
        IsUnverified = edit.Source is null ? state.IsUnverified : 0,
    };

    static bool IsCategory(string? category) => category is null || RegisterId.IsOne(category);

    static bool IsVersion(string? version) => version is null || RegisterText.ReadName(version).Value == version;

    static SignatureStatus Status(StateRow state) => RegisterWords.Status(state.Status);

    static bool IsStanding(StateRow state) => Status(state) is SignatureStatus.Active or SignatureStatus.Suspended;

    static RegisterRefusal? Ended(StateRow state) => IsStanding(state) ? null : RegisterRefusal.Ended;

    static Task<StateRow?> LastStateAsync(StoreTransaction change, string signature, CancellationToken cancel) =>
        change.FindAsync<StateRow>(
            $"SELECT {StateRow.Columns} FROM signature_state WHERE signature = @signature ORDER BY number DESC LIMIT 1",
            new { signature }, cancel);

    static async Task<long?> LogSignatureAsync(
        RegisterWork work, string organisation, string accord, StateRow state, string? signatory, CancellationToken cancel)
    {
        var opening = signatory is null ? null : CommitmentOpening.New(LeafKind.Signature, "signatory", signatory);
        var text = await TextAsync(work.Change, accord, state.Version, cancel);
        return await work.LogAsync(organisation,
            new LeafBody.Signature(LeafId.For(accord), text, Date(state.SignedOn),
                state.Basis == LeafWords.Id(SignatureBasis.Signatory) ? SignatureBasis.Signatory : SignatureBasis.Source,
                opening?.Commitment),
            [], opening is null ? [] : [opening], cancel);
    }

    static async Task<long?> LogWithdrawalAsync(RegisterWork work, SignatureRow row, PartialDate? on, CancellationToken cancel)
    {
        // What was imported stands in no leaf of its own.
        var signed = await LeafAsync(work.Change, row, ChangeKind.Signed, cancel);
        return await work.LogAsync(row.Organisation, new LeafBody.Withdrawal(LeafId.For(row.Accord), null, on),
            signed is { } number ? [LogReference.Withdraws(number)] : [], [], cancel);
    }

    static async Task<long?> LogCorrectionAsync(
        RegisterWork work, SignatureRow row, CorrectionReason reason, SignatureEdit edit, CancellationToken cancel)
    {
        // The last leaf about this signature; for one that was imported the leaf of its list.
        if (await LeafAsync(work.Change, row, null, cancel) is not { } wrong)
            return null;
        var text = await TextAsync(work.Change, row.Accord, edit.Version, cancel);
        return await work.LogAsync(row.Organisation, new LeafBody.SignatureCorrection(default, reason, edit.On, text),
            [LogReference.Corrects(wrong)], [], cancel);
    }

    static Task<long?> LeafAsync(StoreTransaction change, SignatureRow row, ChangeKind? kind, CancellationToken cancel) =>
        change.FindAsync<long?>("""
            SELECT MAX(c.leaf) FROM register_change c JOIN signature_state s ON s.change = c.number
            WHERE s.signature = @Id AND (@kind = '' OR c.kind = @kind)
            """, new { row.Id, kind = kind is { } one ? RegisterWords.Id(one) : "" }, cancel);

    static async Task<Digest?> TextAsync(StoreTransaction change, string accord, string? version, CancellationToken cancel)
    {
        if (version is null)
            return null;
        var text = (await change.QueryAsync<string?>("""
            SELECT text FROM accord_version WHERE accord = @accord AND version = @version AND text IS NOT NULL
            ORDER BY language, number DESC LIMIT 1
            """, new { accord, version }, cancel)).FirstOrDefault();
        return Digest.TryRead(text, out var digest) ? digest : null;
    }

    static PartialDate? Date(string? text) => PartialDate.TryRead(text, out var date) ? date : null;
}
