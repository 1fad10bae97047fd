using Servanda.Core;
using Servanda.Core.Files;
using Servanda.Transparency.Witnessing;

namespace Servanda.Transparency.Monitoring;

/// <summary>A monitor's folder: <c>SHA-256-OF-ORIGIN/state</c>, and beside it <c>evidence/DIGEST</c>.</summary>
public sealed class MonitorFolder : IMonitorStore
{
    const string StateName = "state", EvidenceName = "evidence";
    const int MaxEvidence = 1000;

    readonly string _folder;

    /// <summary>The part of a folder for one log; made where it is not there.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public MonitorFolder(string root, WatchedLog log)
    {
        _folder = Path.Combine(Path.GetFullPath(root), log.OriginHash);
        Directory.CreateDirectory(_folder);
    }

    /// <inheritdoc/>
    public string Place => Path.Combine(_folder, StateName);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Read()
    {
        var file = new FileInfo(Place);
        if (!file.Exists)
            return null;
        return file.Length <= MonitorState.MaxOctets
            ? File.ReadAllBytes(Place)
            : throw new IOException($"{Place} has {file.Length} octets; a state has {MonitorState.MaxOctets} at the most.");
    }

    /// <inheritdoc/>
    public void Write(ReadOnlyMemory<byte> state) => DurableFile.Replace(Place, state.Span);

    /// <inheritdoc/>
    public string Keep(ReadOnlyMemory<byte> evidence)
    {
        var folder = Path.Combine(_folder, EvidenceName);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Digest.Of(evidence.Span).ToString());
        if (!File.Exists(path) && Directory.EnumerateFiles(folder).Take(MaxEvidence).Count() < MaxEvidence)
            DurableFile.Replace(path, evidence.Span);
        return path;
    }
}
