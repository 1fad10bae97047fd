namespace Servanda.Transparency.Monitoring;

/// <summary>Where a monitor keeps what it remembers of one log, and evidence against it.</summary>
public interface IMonitorStore
{
    /// <summary>The state kept; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be told; the message names the file.</exception>
    ReadOnlyMemory<byte>? Read();

    /// <summary>Puts a state in the place of the last one, for good when it returns.</summary>
    /// <exception cref="IOException">It cannot be written; the message names the file.</exception>
    void Write(ReadOnlyMemory<byte> state);

    /// <summary>Keeps a signed statement that speaks against its signer; gives the place. The same octets are kept once.</summary>
    /// <exception cref="IOException">It cannot be written; the message names the file.</exception>
    string Keep(ReadOnlyMemory<byte> evidence);

    /// <summary>Where the state is kept, for messages.</summary>
    string Place { get; }
}
