using Servanda.Transparency.Monitoring;

namespace Servanda.Tests.Transparency.Monitoring;

/// <summary>What a monitor remembers, in memory.</summary>
sealed class MemoryMonitorStore : IMonitorStore
{
    public byte[]? Kept { get; set; }

    public List<byte[]> Evidence { get; } = [];

    public MonitorState State => MonitorState.Read(Kept).Value!;

    public string Place => "memory";

    public ReadOnlyMemory<byte>? Read() => Kept is { } kept ? kept : default(ReadOnlyMemory<byte>?);

    public void Write(ReadOnlyMemory<byte> state) => Kept = state.ToArray();

    public string Keep(ReadOnlyMemory<byte> evidence)
    {
        Evidence.Add(evidence.ToArray());
        return $"evidence {Evidence.Count}";
    }
}
