namespace Servanda.Storage.Mail;

/// <summary>Sums as the database gives them.</summary>
sealed record VolumeRow
{
    /// <summary>The sums of a <see cref="Mail.Volume"/> over rows of mail_record named r.</summary>
    public const string Sums = """
        CAST(SUM(CASE WHEN r.is_dkim_aligned = 1 AND r.is_spf_aligned = 1 THEN r.messages ELSE 0 END) AS BIGINT) AS ByBoth,
        CAST(SUM(CASE WHEN r.is_dkim_aligned = 1 AND r.is_spf_aligned = 0 THEN r.messages ELSE 0 END) AS BIGINT) AS ByDkimOnly,
        CAST(SUM(CASE WHEN r.is_dkim_aligned = 0 AND r.is_spf_aligned = 1 THEN r.messages ELSE 0 END) AS BIGINT) AS BySpfOnly,
        CAST(SUM(CASE WHEN r.is_dkim_aligned = 0 AND r.is_spf_aligned = 0 AND r.disposition = 'quarantine'
            THEN r.messages ELSE 0 END) AS BIGINT) AS Quarantined,
        CAST(SUM(CASE WHEN r.is_dkim_aligned = 0 AND r.is_spf_aligned = 0 AND r.disposition = 'reject'
            THEN r.messages ELSE 0 END) AS BIGINT) AS Rejected,
        CAST(SUM(CASE WHEN (r.is_dkim_aligned = 1 OR r.is_spf_aligned = 1) AND r.disposition IN ('quarantine', 'reject')
            THEN r.messages ELSE 0 END) AS BIGINT) AS AlignedHeld,
        CAST(SUM(CASE WHEN r.is_share = 1 THEN r.messages ELSE 0 END) AS BIGINT) AS Spread,
        CAST(SUM(r.messages) AS BIGINT) AS Messages
        """;

    public string? Source { get; init; }

    public long Day { get; init; }

    public long FirstSeen { get; init; }

    public long LastSeen { get; init; }

    public long Addresses { get; init; }

    public long Reporters { get; init; }

    public long ByBoth { get; init; }

    public long ByDkimOnly { get; init; }

    public long BySpfOnly { get; init; }

    public long Quarantined { get; init; }

    public long Rejected { get; init; }

    public long AlignedHeld { get; init; }

    public long Spread { get; init; }

    public long Messages { get; init; }

    public Volume Volume => new()
    {
        ByBoth = ByBoth,
        ByDkimOnly = ByDkimOnly,
        BySpfOnly = BySpfOnly,
        UnalignedDelivered = Messages - ByBoth - ByDkimOnly - BySpfOnly - Quarantined - Rejected,
        UnalignedQuarantined = Quarantined,
        UnalignedRejected = Rejected,
        AlignedHeld = AlignedHeld,
        Spread = Spread,
    };
}
