namespace Servanda.Transparency.Witnessing;

/// <summary>Where a witness keeps the checkpoint it cosigned last of each log. One witness uses a store at a time.</summary>
public interface IWitnessStore
{
    /// <summary>What is kept of a log; null where there is nothing.</summary>
    /// <exception cref="IOException">It cannot be told; the message names the file.</exception>
    ReadOnlyMemory<byte>? Read(WatchedLog log);

    /// <summary>Puts one checkpoint in the place of another, for good when it returns.</summary>
    /// <exception cref="IOException">What is kept is not <paramref name="before"/>, or nothing can be written; the message
    /// names the file, and what was kept before is kept still.</exception>
    void Replace(WatchedLog log, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> after);

    /// <summary>Keeps a checkpoint that the log signed and that does not extend the one kept: with it, it may show that the
    /// log told two stories. Only the first is kept, so that nobody fills the disk.</summary>
    /// <exception cref="IOException">It cannot be written; the message names the file.</exception>
    void KeepRefused(WatchedLog log, ReadOnlyMemory<byte> checkpoint);

    /// <summary>Where a log's checkpoint is kept, for messages.</summary>
    string PlaceOf(WatchedLog log);
}
