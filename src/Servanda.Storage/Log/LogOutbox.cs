using System.Text;
using Servanda.Accords.Leaves;
using Servanda.Core.Json;

namespace Servanda.Storage.Log;

/// <summary>
/// What goes into the transparency log is put here first, in the transaction of the change it is about: it is logged if and
/// only if that change is committed. The worker logs it within moments: leaves of one subject in the order of the numbers
/// given here, and none before one that it names.
/// </summary>
public static class LogOutbox
{
    // Any number that nothing else on the server would take.
    const long AdvisoryLock = 0x536572766C;

    /// <summary>Adds a leaf, of which everything it says is known.</summary>
    /// <inheritdoc cref="AddAsync(StoreTransaction, DateTimeOffset, LeafId, LeafBody, IReadOnlyList{LogReference}, IReadOnlyList{CommitmentOpening}, CancellationToken)"/>
    public static Task<long> AddAsync(
        StoreTransaction change, DateTimeOffset at, LeafId subject, LeafBody body, IReadOnlyList<CommitmentOpening> openings,
        CancellationToken cancel) => AddAsync(change, at, subject, body, [], openings, cancel);

    /// <summary>
    /// Adds a leaf that names earlier ones: a score its method and its evidence, a withdrawal its signature. A score is added as
    /// <c>new LeafBody.Score(accord, 0, [0], commitments)</c> with
    /// <c>[LogReference.Method(m), LogReference.Evidence(e)]</c>, where m and e are numbers this method gave. On PostgreSQL
    /// changes that add leaves go one after the other from the first call on, so call it last in the change.
    /// </summary>
    /// <param name="change">The change it is about.</param>
    /// <param name="at">When that was made: the time the leaf claims, to the second.</param>
    /// <param name="subject">What it is about: the id of an organisation or accord, by <see cref="LeafId.For"/>.</param>
    /// <param name="body">What is recorded.</param>
    /// <param name="references">The leaves it names, by their numbers.</param>
    /// <param name="openings">Salts and values behind the commitments in the body; kept beside the log until they are
    /// erased.</param>
    /// <param name="cancel">Gives up; the change should then not be committed.</param>
    /// <returns>Its number, to keep with what was changed: pages find the leaf and its proof by it.</returns>
    /// <exception cref="ArgumentException">A value is beyond what a leaf may hold, an opening is not of the body, or a leaf named is
    /// not there.</exception>
    public static async Task<long> AddAsync(
        StoreTransaction change, DateTimeOffset at, LeafId subject, LeafBody body, IReadOnlyList<LogReference> references,
        IReadOnlyList<CommitmentOpening> openings, CancellationToken cancel)
    {
        var json = Body(at, subject, body, references, openings);
        if (change.Kind == DatabaseKind.PostgreSql)
            await change.ExecuteAsync("SELECT pg_advisory_xact_lock(@AdvisoryLock)", new { AdvisoryLock }, cancel);
        foreach (var number in references.Select(one => one.Number).Distinct())
        {
            if (await change.FindAsync<long?>("SELECT number FROM log_outbox WHERE number = @number", new { number }, cancel) is null)
                throw new ArgumentException($"There is no leaf {number} in the outbox to name.", nameof(references));
        }
        var added = await change.FindAsync<long>("""
            INSERT INTO log_outbox (number, subject, kind, body, added_at)
            SELECT COALESCE(MAX(number), 0) + 1, @subject, @kind, @json, @at FROM log_outbox
            RETURNING number
            """,
            new { subject = subject.ToString(), kind = LeafWords.Id(body.Kind), json, at = at.ToUnixTimeSeconds() }, cancel);
        for (var ordinal = 0; ordinal < references.Count; ordinal++)
        {
            var (member, target) = (references[ordinal].Member, references[ordinal].Number);
            await change.ExecuteAsync(
                "INSERT INTO log_reference (number, ordinal, member, target) VALUES (@added, @ordinal, @member, @target)",
                new { added, ordinal, member, target }, cancel);
        }
        foreach (var opening in openings)
            await change.ExecuteAsync(
                "INSERT INTO log_opening (number, member, salt, value) VALUES (@added, @Member, @salt, @Value)",
                new { added, opening.Member, salt = Convert.ToHexStringLower(opening.Salt.Span), opening.Value }, cancel);
        return added;
    }

    /// <summary>Deletes the salts and values behind a leaf, and adds the leaf that says so; the leaf itself stays.</summary>
    /// <param name="change">The change this is part of.</param>
    /// <param name="at">When.</param>
    /// <param name="number">The leaf, by its number here.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The number of the leaf that says so; null where there was nothing to delete.</returns>
    public static async Task<long?> EraseAsync(
        StoreTransaction change, DateTimeOffset at, long number, ErasureReason reason, CancellationToken cancel)
    {
        if (await change.ExecuteAsync("DELETE FROM log_opening WHERE number = @number", new { number }, cancel) == 0)
            return null;
        var subject = await change.FindAsync<string>("SELECT subject FROM log_outbox WHERE number = @number", new { number }, cancel);
        return await AddAsync(change, at, LeafId.For(subject!), new LeafBody.ErasureTombstone(default, reason),
            [LogReference.Erased(number)], [], cancel);
    }

    /// <summary>The body's canonical JSON. Written as a leaf, it is checked before anything of the change is committed.</summary>
    static string Body(
        DateTimeOffset at, LeafId subject, LeafBody body, IReadOnlyList<LogReference> references, IReadOnlyList<CommitmentOpening> openings)
    {
        var leaf = StrictJson.ReadHashed(new Leaf { Subject = subject, Time = at, Body = body }.Write(), Leaf.MaxOctets).Value!;
        var entry = new OutboxEntry
        {
            Number = 0,
            Subject = subject,
            Kind = LeafWords.Id(body.Kind),
            Body = Encoding.UTF8.GetString(CanonicalJson.WriteHashed(leaf["body"]!)),
            AddedAt = at,
            References = references,
        };
        // With all references in place it has to be a leaf still: none may be put where it does not belong.
        if (Leaf.Read(entry.Write(null, _ => new LogPlace(0, default, at))!) is { IsClean: false, Problems: [var problem, ..] })
            throw new ArgumentException($"That is no leaf: {problem.Code} {problem.Detail}", nameof(references));
        foreach (var opening in openings)
        {
            if (opening.Kind != body.Kind || leaf["body"]![opening.Member]?.AsText != opening.Commitment.ToString())
                throw new ArgumentException($"The opening of {opening.Member} is not that of the body.", nameof(openings));
        }
        return entry.Body;
    }
}
