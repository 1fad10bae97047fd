namespace Servanda.Storage.Workspaces;

/// <summary>How much organisations have said in public, or unsaid: what was kept of a page before it moved is out of date.</summary>
/// <param name="database">Where it is kept.</param>
public sealed class PublicWords(Database database)
{
    /// <summary>A number that grows with every reply, attestation, erasure (each has its leaf) and change of consent.</summary>
    public async Task<long> NumberAsync(CancellationToken cancel) => (await database.QueryAsync<long>("""
        SELECT (SELECT COALESCE(MAX(number), 0) FROM log_outbox) + (SELECT COALESCE(MAX(number), 0) FROM mail_consent)
        """, null, cancel))[0];
}
