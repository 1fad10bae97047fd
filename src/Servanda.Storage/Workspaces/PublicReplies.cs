namespace Servanda.Storage.Workspaces;

/// <summary>A reply to something public, with who gave it.</summary>
/// <param name="OrganisationId">Who answers.</param>
/// <param name="Reply">What.</param>
public sealed record PublicReply(string OrganisationId, Reply Reply);

/// <summary>Replies that are public, the last about each control of an organisation: those with a leaf, as one without answers
/// what is not public.</summary>
public sealed class PublicReplies(Database database)
{
    /// <summary>By organisation and control, beginning after one.</summary>
    /// <param name="organisation">Whose; null for all.</param>
    /// <param name="after">Organisation and control of the one before the first; empty to begin.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<PublicReply>> ListAsync(
        string? organisation, (string Organisation, string Control) after, int most, CancellationToken cancel)
    {
        var rows = await database.QueryAsync<Row>($"""
            SELECT r.organisation AS Organisation, r.control AS Control, r.text AS Text, r.added_at AS AddedAt, r.leaf AS Leaf
            FROM {From(organisation)} AND (r.organisation > @first OR r.organisation = @first AND r.control > @second)
            ORDER BY r.organisation, r.control LIMIT @most
            """, new { organisation, first = after.Organisation, second = after.Control, most }, cancel);
        return
        [
            .. rows.Select(row => new PublicReply(
                row.Organisation, new(row.Control, row.Text, DateTimeOffset.FromUnixTimeSeconds(row.AddedAt), row.Leaf))),
        ];
    }

    /// <summary>How many there are.</summary>
    public async Task<int> CountAsync(string? organisation, CancellationToken cancel) =>
        (int)await database.FindAsync<long>($"SELECT COUNT(*) FROM {From(organisation)}", new { organisation }, cancel);

    static string From(string? organisation) =>
        "reply r WHERE r.leaf IS NOT NULL AND r.number = (SELECT MAX(l.number) FROM reply l "
        + "WHERE l.organisation = r.organisation AND l.control = r.control)"
        + (organisation is null ? "" : " AND r.organisation = @organisation");

    sealed record Row
    {
        public string Organisation { get; init; } = "";

        public string Control { get; init; } = "";

        public string Text { get; init; } = "";

        public long AddedAt { get; init; }

        public long? Leaf { get; init; }
    }
}
