using Servanda.Accords.Leaves;
using Servanda.Storage.Applications;
using Servanda.Storage.Log;

namespace Servanda.Storage.Workspaces;

/// <summary>An organisation's answer to what was found of one of its controls.</summary>
/// <param name="ControlId">The control.</param>
/// <param name="Text">The answer.</param>
/// <param name="At">When.</param>
/// <param name="Leaf">The leaf about it, by its number in the outbox of the log; null where what it answers was not logged.</param>
public sealed record Reply(string ControlId, string Text, DateTimeOffset At, long? Leaf);

/// <summary>Replies to findings, shown beside them. The last one about a control counts; the others are kept.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="clock">The clock.</param>
public sealed class ReplyStore(Database database, TimeProvider clock)
{
    /// <summary>Characters of a reply at the most.</summary>
    public const int MaxText = 4000;

    readonly DeskJournal _journal = new(database, clock);

    /// <summary>Keeps a reply, with its leaf where what it answers is in the log. The last one said again is not another: a form
    /// sent twice acts once.</summary>
    /// <param name="organisationId">Who answers.</param>
    /// <param name="reply">What; its time and leaf are not looked at.</param>
    /// <param name="assessmentId">The assessment answered.</param>
    /// <param name="about">The leaf answered, by its number in the outbox; null where it is not public yet.</param>
    /// <param name="actor">The account that speaks for it.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task AddAsync(
        string organisationId, Reply reply, string assessmentId, long? about, string actor, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        var number = await RowNumbers.NextAsync(change, "reply", cancel);
        // Whoever has the next number is alone with the table.
        var isLast = await change.FindAsync<long>("""
            SELECT COUNT(*) FROM reply WHERE text = @Text AND assessment = @assessmentId
                AND number = (SELECT MAX(number) FROM reply WHERE organisation = @organisationId AND control = @ControlId)
            """, new { reply.Text, assessmentId, organisationId, reply.ControlId }, cancel) == 1;
        if (isLast)
            return;
        await _journal.AddAsync(change, actor, DeskAct.Replied, DeskSubject.Organisation(organisationId), reply.ControlId, cancel);
        long? leaf = null;
        if (about is { } answered)
        {
            var opening = CommitmentOpening.New(LeafKind.Reply, "text", reply.Text);
            leaf = await LogOutbox.AddAsync(change, clock.GetUtcNow(), LeafId.For(organisationId),
                new LeafBody.Reply(default, opening.Commitment), [LogReference.About(answered)], [opening], cancel);
        }
        await change.ExecuteAsync("""
            INSERT INTO reply (id, number, organisation, control, assessment, text, account, leaf, added_at)
            VALUES (@Id, @number, @organisationId, @ControlId, @assessmentId, @Text, @actor, @leaf, @Now)
            """,
            new
            {
                Id = PrivateId.New(),
                number,
                organisationId,
                reply.ControlId,
                assessmentId,
                reply.Text,
                actor,
                leaf,
                Now = clock.GetUtcNow().ToUnixTimeSeconds(),
            }, cancel);
        await change.CommitAsync(cancel);
    }

    /// <summary>The last reply about each control, by control.</summary>
    public async Task<IReadOnlyList<Reply>> OfAsync(string organisationId, CancellationToken cancel)
    {
        var rows = await database.QueryAsync<Row>("""
            SELECT control AS Control, text AS Text, added_at AS AddedAt, leaf AS Leaf FROM reply r
            WHERE organisation = @organisationId AND number = (SELECT MAX(number) FROM reply l
                WHERE l.organisation = r.organisation AND l.control = r.control) ORDER BY control
            """, new { organisationId }, cancel);
        return [.. rows.Select(row => new Reply(row.Control, row.Text, DateTimeOffset.FromUnixTimeSeconds(row.AddedAt), row.Leaf))];
    }

    sealed record Row
    {
        public string Control { get; init; } = "";

        public string Text { get; init; } = "";

        public long AddedAt { get; init; }

        public long? Leaf { get; init; }
    }
}
