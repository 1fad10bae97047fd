using System.Text;
using Servanda.Accords.Leaves;
using Servanda.Core.Json;

namespace Servanda.Storage.Log;

/// <summary>A leaf in the outbox: to be logged, or logged.</summary>
public sealed record OutboxEntry
{
    /// <summary>Its number, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>What it is about.</summary>
    public required LeafId Subject { get; init; }

    /// <summary>The word of its kind, such as <c>signature</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its body as canonical JSON, with nothing of use where <see cref="References"/> are.</summary>
    public required string Body { get; init; }

    /// <summary>The time it claims, to the second.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Earlier leaves it names.</summary>
    public IReadOnlyList<LogReference> References { get; init; } = [];

    /// <summary>Where it stands in the log; null while it waits.</summary>
    public LogPlace? Place { get; init; }

    /// <summary>Why it cannot be logged; null where nothing is wrong.</summary>
    public string? Problem { get; init; }

    /// <summary>
    /// The bytes that are logged, the same whenever they are written: they depend on this entry, on the leaf of its subject
    /// before it and on the places of the leaves it names, and on nothing else. So what was logged and not noted is known
    /// again.
    /// </summary>
    /// <param name="head">The subject's last leaf in the log; null when it has none.</param>
    /// <param name="placeOf">Where a leaf of the outbox stands, by its number.</param>
    /// <returns>Null while a leaf it names waits.</returns>
    public byte[]? Write(LeafHead? head, Func<long, LogPlace?> placeOf)
    {
        if (LeafReferences.Resolve(BodyItem(), References, placeOf) is not { } body)
            return null;
        // A clock that was set back does not take a leaf before the one it follows.
        var time = head?.Time > AddedAt ? head.Time : AddedAt;
        return CanonicalJson.WriteHashed(JsonItem.Of(
            ("format", Leaf.Format1), ("kind", Kind), ("subject", Subject.ToString()), ("time", time.ToUnixTimeSeconds()),
            ("prev", head?.Digest.ToString()), ("body", body)));
    }

    JsonItem BodyItem() => StrictJson.ReadHashed(Encoding.UTF8.GetBytes(Body), Leaf.MaxOctets).Value
        ?? throw new StorageException($"The body of leaf {Number} in the outbox is no JSON; the database was changed by hand.");
}
