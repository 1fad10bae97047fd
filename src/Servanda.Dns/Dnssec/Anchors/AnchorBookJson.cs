using Servanda.Core;
using Servanda.Core.Json;
using Servanda.Core.Names;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Anchors;

/// <summary>
/// A book as canonical JSON (RFC 8785), with a digest over itself so that a file cut off or changed is seen:
/// <code>
/// {"book":{"format":"servanda-anchors-1","keys":[{"algorithm":8,"digest":"…","digestType":2,"since":0,"status":"valid",
/// "tag":20326}],"nextLook":0,"zone":"."},"sha256":"…"}
/// </code>
/// Moments are seconds since 1970. The digest guards against accidents, not against somebody who may write the file.
/// </summary>
public static class AnchorBookJson
{
    /// <summary>Octets read at the most.</summary>
    public const int MaxOctets = 64 * 1024;

    const string Format = "servanda-anchors-1";
    const int MaxDigestOctets = 64;
    // The end of the year 9999.
    const long LastSecond = 253402300799;

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(AnchorBook book)
    {
        var body = Body(book);
        return CanonicalJson.WriteHashed(JsonItem.Of(
            ("book", body), ("sha256", Digest.Of(CanonicalJson.WriteHashed(body)).ToString())));
    }

    /// <summary>Reads a file; there is a value only when nothing at all is wrong with it. No bytes make it throw.</summary>
    public static Parsed<AnchorBook> Read(ReadOnlySpan<byte> bytes)
    {
        var json = StrictJson.ReadHashed(bytes, MaxOctets);
        if (json is not { IsClean: true, Value: { } item })
            return new(null, json.Problems);
        var log = new ProblemLog();
        if (item["book"] is not { } body || body["format"]?.AsText != Format)
        {
            log.Add(AnchorProblems.Format.At(0));
            return new(null, log.InOrder());
        }
        var keys = body["keys"]?.Items ?? [];
        if (keys.Count is 0 or > AnchorBook.MaxKeys)
            log.Add(AnchorProblems.Keys.At(body.Offset));
        var book = new AnchorBook
        {
            Zone = Zone(body, log),
            Keys = [.. keys.Take(AnchorBook.MaxKeys).Select(key => Key(key, log))],
            NextLook = Moment(body, "nextLook", log) ?? default,
            SeenAt = Moment(body, "seenAt", log, isOptional: true),
        };
        // Writing it again gives the same bytes, or something is there that nobody wrote.
        if (log.Count == 0 && !Write(book).AsSpan().SequenceEqual(bytes))
            log.Add(AnchorProblems.Changed.At(0));
        return new(log.Count == 0 ? book : null, log.InOrder());
    }

    /// <summary>The status in the words of the file.</summary>
    public static string Word(AnchorStatus status) => status switch
    {
        AnchorStatus.Pending => "pending",
        AnchorStatus.Valid => "valid",
        AnchorStatus.Missing => "missing",
        AnchorStatus.Revoked => "revoked",
        AnchorStatus.Removed => "removed",
    };

    static JsonItem Body(AnchorBook book) => JsonItem.Of(
        ("format", Format),
        ("zone", book.Zone.ToString()),
        ("keys", JsonItem.List(book.Keys.Select(Key))),
        ("nextLook", book.NextLook.ToUnixTimeSeconds()),
        ("seenAt", Seconds(book.SeenAt)));

    static JsonItem Key(AnchorKey key) => JsonItem.Of(
        ("tag", key.Ds.KeyTag),
        ("algorithm", key.Ds.Algorithm),
        ("digestType", key.Ds.DigestType),
        ("digest", Convert.ToHexStringLower(key.Ds.Digest.Span)),
        ("status", Word(key.Status)),
        ("since", key.Since.ToUnixTimeSeconds()),
        ("until", Seconds(key.Until)));

    static JsonItem? Seconds(DateTimeOffset? moment) => moment is { } one ? (JsonItem)one.ToUnixTimeSeconds() : null;

    static AnchorKey Key(JsonItem item, ProblemLog log)
    {
        var status = Enum.GetValues<AnchorStatus>().Cast<AnchorStatus?>().FirstOrDefault(one => Word(one!.Value) == item["status"]?.AsText);
        var digest = Hex(item["digest"]?.AsText);
        if (status is null || digest is null)
            log.Add(AnchorProblems.Member.At(item.Offset));
        var ds = new DsData(
            (ushort)Number(item, "tag", ushort.MaxValue, log), (byte)Number(item, "algorithm", byte.MaxValue, log),
            (byte)Number(item, "digestType", byte.MaxValue, log), digest);
        var isHeld = status is AnchorStatus.Pending or AnchorStatus.Revoked;
        return new AnchorKey(ds, status ?? AnchorStatus.Removed, Moment(item, "since", log) ?? default,
            Moment(item, "until", log, isOptional: !isHeld));
    }

    static byte[]? Hex(string? text) =>
        text is { Length: > 0 and <= 2 * MaxDigestOctets } && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigitLower)
            ? Convert.FromHexString(text)
            : null;

    static DomainName Zone(JsonItem body, ProblemLog log)
    {
        var text = body["zone"]?.AsText ?? "";
        if ((text == "." ? DomainName.Root : DomainName.Read(text).Value) is { } zone)
            return zone;
        log.Add(AnchorProblems.Member.At(body.Offset, "zone"));
        return DomainName.Root;
    }

    static long Number(JsonItem item, string key, long max, ProblemLog log)
    {
        if (item[key]?.AsInteger is >= 0 and var number && number <= max)
            return number;
        log.Add(AnchorProblems.Member.At(item.Offset, key));
        return 0;
    }

    static DateTimeOffset? Moment(JsonItem item, string key, ProblemLog log, bool isOptional = false) =>
        item[key] is null && isOptional ? null : DateTimeOffset.FromUnixTimeSeconds(Number(item, key, LastSecond, log));
}
