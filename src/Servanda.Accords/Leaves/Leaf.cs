using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Accords.Leaves;

/// <summary>
/// One entry of the log: an envelope that is the same for every kind, and a body (docs/log.md, Leaves). Written once as
/// canonical JSON (RFC 8785); those bytes are what is hashed, and nobody writes them again to check them.
/// </summary>
public sealed record Leaf
{
    /// <summary>The format this version writes and reads.</summary>
    public const string Format1 = "servanda-leaf/1";

    /// <summary>Octets of a leaf at the most; a log takes 65,535 (C2SP tlog-tiles, Log entries).</summary>
    public const int MaxOctets = 48 * 1024;

    /// <summary>What it is about: an organisation, an accord, a key.</summary>
    public required LeafId Subject { get; init; }

    /// <summary>When its writer says it was written, to the second. That it was recorded no later than some time, the log
    /// shows; this is a claim.</summary>
    public required DateTimeOffset Time
    {
        get;
        init => field = DateTimeOffset.FromUnixTimeSeconds(value.ToUnixTimeSeconds());
    }

    /// <summary>The digest of the subject's leaf before this one; null for its first.</summary>
    public Digest? Prev { get; init; }

    /// <summary>What is recorded.</summary>
    public required LeafBody Body { get; init; }

    /// <summary>What kind of body it has.</summary>
    public LeafKind Kind => Body.Kind;

    /// <summary>Reads a leaf anybody may have written. Every problem is listed, and a leaf with any has no value.</summary>
    public static Parsed<Leaf> Read(ReadOnlySpan<byte> bytes) => LeafReader.Read(bytes);

    /// <summary>The bytes that are logged.</summary>
    /// <exception cref="ArgumentException">A value is beyond what a leaf may hold.</exception>
    public byte[] Write()
    {
        var bytes = CanonicalJson.WriteHashed(JsonItem.Of(
            ("format", Format1),
            ("kind", LeafWords.Id(Kind)),
            ("subject", Subject.ToString()),
            ("time", Time.ToUnixTimeSeconds()),
            ("prev", Prev?.ToString()),
            ("body", JsonItem.Of([.. Body.Members]))));
        return Read(bytes) is { IsClean: false, Problems: var problems }
            ? throw new ArgumentException($"That is no leaf: {problems[0].Code} {problems[0].Detail}")
            : bytes;
    }

    /// <summary>What the subject's next leaf names in <see cref="Prev"/>: SHA-256 of the bytes.</summary>
    public static Digest Name(ReadOnlySpan<byte> bytes) => Digest.Of(bytes);
}
