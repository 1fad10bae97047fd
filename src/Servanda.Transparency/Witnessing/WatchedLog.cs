using System.Security.Cryptography;
using System.Text;
using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Witnessing;

/// <summary>A log that a witness or a monitor follows.</summary>
/// <param name="Origin">The first line of its checkpoints.</param>
/// <param name="Keys">The keys it may sign with: one, or several while it changes them.</param>
public sealed record WatchedLog(string Origin, IReadOnlyList<NoteVerifierKey> Keys)
{
    /// <summary>How the log is named in paths: the SHA-256 of its origin in lower-case hexadecimal (C2SP tlog-witness,
    /// Monitor Retrieval Mechanism).</summary>
    public string OriginHash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Origin)));

    /// <summary>A log whose origin is the name of its key, as C2SP tlog-checkpoint recommends.</summary>
    public static WatchedLog Of(NoteVerifierKey key) => new(key.Id.Name, [key]);
}
