namespace Servanda.Transparency.Sequencing;

/// <summary>An entry that waits for its place.</summary>
sealed class PendingEntry(ReadOnlyMemory<byte> octets)
    : TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public ReadOnlyMemory<byte> Octets => octets;
}
