using Servanda.Accords.Registers;
using Servanda.Core;

namespace Servanda.Storage.Measurement;

/// <summary>A public bundle of evidence, without its octets.</summary>
/// <param name="Digest">SHA-256 of its octets.</param>
/// <param name="Assessment">The assessment it is of.</param>
/// <param name="Organisation">Who was looked at.</param>
/// <param name="Octets">How many there are.</param>
/// <param name="Manifest">SHA-256 of its manifest.json, which the log records.</param>
/// <param name="PublishedAt">When it became public.</param>
/// <param name="Outbox">The number of the leaf that records it; null where it has none.</param>
public sealed record PublicBundle(
    Digest Digest, string Assessment, string Organisation, long Octets, Digest Manifest, DateTimeOffset? PublishedAt, long? Outbox);

/// <summary>An attestation that counts in the latest public assessment of an organisation.</summary>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Assessment">The assessment it counts in.</param>
/// <param name="Claim">What is claimed.</param>
public sealed record PublicAttestation(string Organisation, string Assessment, Attestation Claim);

/// <summary>Bundles and attestations that are public, a page at a time: what an index gives, and nothing is read whole.</summary>
public sealed class PublicEvidenceReads(Database database)
{
    const string BundleColumns = """
        a.bundle AS Bundle, a.id AS Id, a.organisation AS Organisation, a.bundle_octets AS Octets, a.manifest AS Manifest,
        a.published_at AS PublishedAt, a.outbox AS Outbox
        """;

    /// <summary>Public bundles by their digests, beginning after one.</summary>
    /// <param name="organisation">Whose; null for all.</param>
    /// <param name="after">The digest before the first; empty to begin.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<PublicBundle>> BundlesAsync(string? organisation, string after, int most, CancellationToken cancel)
    {
        var rows = await database.QueryAsync<BundleRow>($"""
            SELECT {BundleColumns} FROM assessment a WHERE a.state = 'public' AND a.bundle > @after{Whose(organisation)}
            ORDER BY a.bundle LIMIT @most
            """, new { organisation, after, most }, cancel);
        return [.. rows.Select(row => row.Whole)];
    }

    /// <summary>How many there are.</summary>
    public async Task<int> CountBundlesAsync(string? organisation, CancellationToken cancel) => (int)await database.FindAsync<long>(
        $"SELECT COUNT(*) FROM assessment a WHERE a.state = 'public'{Whose(organisation)}", new { organisation }, cancel);

    /// <summary>One; null where there is no public bundle with this digest.</summary>
    public async Task<PublicBundle?> FindBundleAsync(Digest digest, CancellationToken cancel) => (await database.FindAsync<BundleRow>(
        $"SELECT {BundleColumns} FROM assessment a WHERE a.state = 'public' AND a.bundle = @digest",
        new { digest = digest.ToString() }, cancel))?.Whole;

    /// <summary>Attestations by organisation and control, beginning after one.</summary>
    /// <param name="organisation">Whose; null for all.</param>
    /// <param name="control">Of which control; null for all.</param>
    /// <param name="after">Organisation and control of the one before the first; empty to begin.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<PublicAttestation>> AttestationsAsync(
        string? organisation, string? control, (string Organisation, string Control) after, int most, CancellationToken cancel)
    {
        var rows = await database.QueryAsync<AttestationRow>($"""
            SELECT l.organisation AS Organisation, l.assessment AS Assessment, c.control AS Control, c.attestation AS Attestation
            FROM {Attested(organisation, control)} AND (l.organisation > @first OR l.organisation = @first AND c.control > @second)
            ORDER BY l.organisation, c.control LIMIT @most
            """, new { organisation, control, first = after.Organisation, second = after.Control, most }, cancel);
        return [.. rows.Select(row => row.Read()).OfType<PublicAttestation>()];
    }

    /// <summary>How many there are.</summary>
    public async Task<int> CountAttestationsAsync(string? organisation, string? control, CancellationToken cancel) =>
        (int)await database.FindAsync<long>($"SELECT COUNT(*) FROM {Attested(organisation, control)}", new { organisation, control }, cancel);

    // A condition that is not there instead of one that may be null: the databases then take the index.
    static string Attested(string? organisation, string? control) =>
        "latest_assessment l JOIN control_result c ON c.assessment = l.assessment WHERE c.attestation IS NOT NULL"
        + (organisation is null ? "" : " AND l.organisation = @organisation") + (control is null ? "" : " AND c.control = @control");

    static string Whose(string? organisation) => organisation is null ? "" : " AND a.organisation = @organisation";

    sealed record BundleRow
    {
        public string Bundle { get; init; } = "";

        public string Id { get; init; } = "";

        public string Organisation { get; init; } = "";

        public long Octets { get; init; }

        public string Manifest { get; init; } = "";

        public long? PublishedAt { get; init; }

        public long? Outbox { get; init; }

        public PublicBundle Whole => new(
            Columns.Digest(Bundle), Id, Organisation, Octets, Columns.Digest(Manifest), Columns.Time(PublishedAt), Outbox);
    }

    sealed record AttestationRow
    {
        public string Organisation { get; init; } = "";

        public string Assessment { get; init; } = "";

        public string Control { get; init; } = "";

        public string? Attestation { get; init; }

        public PublicAttestation? Read() =>
            AttestationText.Read(Control, Attestation) is { } claim ? new(Organisation, Assessment, claim) : null;
    }
}
