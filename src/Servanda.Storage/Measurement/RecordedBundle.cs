namespace Servanda.Storage.Measurement;

/// <summary>A public bundle of evidence, and what records it.</summary>
public sealed record RecordedBundle
{
    /// <summary>The zip as it came in.</summary>
    public byte[] Octets { get; init; } = [];

    /// <summary>The number of its leaf in the log's outbox; null where it has none.</summary>
    public long? Outbox { get; init; }
}
