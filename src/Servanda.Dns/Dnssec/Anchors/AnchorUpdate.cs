namespace Servanda.Dns.Dnssec.Anchors;

/// <summary>What looking at a zone's keys did to a book.</summary>
/// <param name="Book">The book as it is now.</param>
/// <param name="IsVouchedFor">True when a trusted key signed the set; otherwise nothing but revocations was taken.</param>
/// <param name="Changes">The keys whose state is another, old and new; null for one not there before or no longer.</param>
public sealed record AnchorUpdate(
    AnchorBook Book, bool IsVouchedFor, IReadOnlyList<(AnchorKey? Before, AnchorKey? After)> Changes)
{
    /// <summary>How long a new key is only watched (RFC 5011 §2.4.1), or the TTL of its set if that is longer.</summary>
    public static readonly TimeSpan AddHoldDown = TimeSpan.FromDays(30);

    /// <summary>How long a revoked key is kept as such (RFC 5011 §2.4.2).</summary>
    public static readonly TimeSpan RemoveHoldDown = TimeSpan.FromDays(30);

    /// <summary>Never look more often (RFC 5011 §2.3).</summary>
    public static readonly TimeSpan LeastInterval = TimeSpan.FromHours(1);

    static readonly TimeSpan LongestInterval = TimeSpan.FromDays(15), LongestRetry = TimeSpan.FromDays(1);

    /// <summary>Takes one step (RFC 5011 §4). Pure.</summary>
    /// <param name="book">The book so far.</param>
    /// <param name="seen">The keys of the zone; null when they could not be had or nobody signed them.</param>
    /// <param name="now">The moment they were seen.</param>
    public static AnchorUpdate Of(AnchorBook book, SeenKeySet? seen, DateTimeOffset now)
    {
        var isVouchedFor = seen is not null && seen.Keys.Any(key => key is { HasSigned: true, Key.IsRevoked: false }
            && book.Keys.Any(known => known.IsTrusted && known.Is(key, book.Zone)));
        var keys = new List<AnchorKey>();
        var changes = new List<(AnchorKey?, AnchorKey?)>();
        foreach (var known in book.Keys)
        {
            var next = Step(known, seen?.Keys.FirstOrDefault(key => known.Is(key, book.Zone)), isVouchedFor, now);
            if (next is not null)
                keys.Add(next);
            if (next?.Status != known.Status)
                changes.Add((known, next));
        }
        foreach (var added in isVouchedFor ? New(book, seen!, now) : [])
        {
            if (keys.Count == AnchorBook.MaxKeys)
                break;
            keys.Add(added);
            changes.Add((null, added));
        }
        return new(book with
        {
            Keys = keys,
            SeenAt = isVouchedFor ? now : book.SeenAt,
            NextLook = now + (isVouchedFor ? Interval(seen!, 2, LongestInterval) : Retry(seen)),
        }, isVouchedFor, changes);
    }

    /// <summary>The state a key goes to; null for one to be forgotten.</summary>
    static AnchorKey? Step(AnchorKey key, SeenKey? seen, bool isVouchedFor, DateTimeOffset now)
    {
        // RevBit needs nobody's word but the key's own.
        var isRevoked = seen is { HasSigned: true, Key.IsRevoked: true };
        var isThere = seen is { Key.IsRevoked: false };
        return key.Status switch
        {
            AnchorStatus.Pending when isRevoked || (isVouchedFor && !isThere) => null,
            AnchorStatus.Pending => isVouchedFor && now >= key.Until ? key.As(AnchorStatus.Valid, now) : key,
            AnchorStatus.Valid or AnchorStatus.Missing when isRevoked => key.As(AnchorStatus.Revoked, now, now + RemoveHoldDown),
            AnchorStatus.Valid => isVouchedFor && !isThere ? key.As(AnchorStatus.Missing, now) : key,
            AnchorStatus.Missing => isVouchedFor && isThere ? key.As(AnchorStatus.Valid, now) : key,
            AnchorStatus.Revoked => now >= key.Until ? key.As(AnchorStatus.Removed, now) : key,
            AnchorStatus.Removed => key,
        };
    }

    static IEnumerable<AnchorKey> New(AnchorBook book, SeenKeySet seen, DateTimeOffset now) => seen.Keys
        .Where(key => key.Key is { IsEntryPoint: true, IsZoneKey: true, IsRevoked: false }
            && !book.Keys.Any(known => known.Is(key, book.Zone)))
        .Select(key => new AnchorKey(AnchorBook.Name(key.Key, book.Zone), AnchorStatus.Pending, now,
            now + (seen.Ttl > AddHoldDown ? seen.Ttl : AddHoldDown)))
        .DistinctBy(key => Convert.ToHexString(key.Ds.Digest.Span));

    static TimeSpan Retry(SeenKeySet? seen) => seen is null ? LeastInterval : Interval(seen, 10, LongestRetry);

    static TimeSpan Interval(SeenKeySet seen, int part, TimeSpan longest)
    {
        var least = seen.Ttl < seen.SignedFor ? seen.Ttl / part : seen.SignedFor / part;
        return least < LeastInterval ? LeastInterval : least > longest ? longest : least;
    }
}
