using Servanda.Transparency.Witnessing;

namespace Servanda.Tests.Transparency.Witnessing;

/// <summary>What a witness keeps, in memory; a disk that fails when told to.</summary>
sealed class MemoryWitnessStore : IWitnessStore
{
    readonly Dictionary<string, byte[]> _kept = new(StringComparer.Ordinal);

    public bool Fails { get; set; }

    public int Writes { get; private set; }

    public byte[]? this[WatchedLog log]
    {
        get => _kept.GetValueOrDefault(log.Origin);
        set => _kept[log.Origin] = value!;
    }

    public ReadOnlyMemory<byte>? Read(WatchedLog log) => this[log] is { } kept ? kept : default(ReadOnlyMemory<byte>?);

    public void Replace(WatchedLog log, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> after)
    {
        if (Fails)
            throw new IOException("disk full");
        Assert.True(this[log] is { } kept ? before!.Value.Span.SequenceEqual(kept) : before is null);
        this[log] = after.ToArray();
        Writes++;
    }

    public byte[]? Refused { get; private set; }

    public void KeepRefused(WatchedLog log, ReadOnlyMemory<byte> checkpoint) => Refused ??= checkpoint.ToArray();

    public string PlaceOf(WatchedLog log) => "memory";
}
