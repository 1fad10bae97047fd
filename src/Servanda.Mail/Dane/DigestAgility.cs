namespace Servanda.Mail.Dane;

/// <summary>Which of several records count (RFC 7671 §9): of the digests for one usage and selector only the strongest, so
/// that a weak digest is no way around a strong one; and whatever is given in full.</summary>
public static class DigestAgility
{
    /// <summary>The records that count, in their order.</summary>
    public static IReadOnlyList<TlsaRecord> Strongest(IReadOnlyList<TlsaRecord> records) =>
        [.. records.Where(one => one.Matching == TlsaMatching.Full || one.Matching == StrongestBeside(one, records))];

    static TlsaMatching StrongestBeside(TlsaRecord record, IReadOnlyList<TlsaRecord> records) => records
        .Where(other => other.Usage == record.Usage && other.Selector == record.Selector)
        .Max(other => other.Matching);
}
