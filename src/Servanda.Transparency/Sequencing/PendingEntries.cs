namespace Servanda.Transparency.Sequencing;

/// <summary>Entries that wait for their places, one after the other.</summary>
sealed class PendingEntries(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    : TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public IReadOnlyList<ReadOnlyMemory<byte>> Entries => entries;

    public long Octets { get; } = entries.Sum(entry => (long)entry.Length);
}
