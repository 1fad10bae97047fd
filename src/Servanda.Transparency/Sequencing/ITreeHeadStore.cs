using Servanda.Transparency.Merkle;

namespace Servanda.Transparency.Sequencing;

/// <summary>
/// Where a log keeps how far it has come: what is written here lasts, and only one writer gets ahead. Nothing is signed
/// before it stands here.
/// </summary>
public interface ITreeHeadStore
{
    /// <summary>Where it is kept, for people; without passwords.</summary>
    string Name { get; }

    /// <summary>How far the log has come; null where it was never begun.</summary>
    /// <exception cref="IOException">The store does not answer.</exception>
    Task<TreeHead?> FindAsync(string origin, CancellationToken cancel);

    /// <summary>Begins a log, or takes one over, at this tree; false where the store knows the log already.</summary>
    /// <exception cref="IOException">The store does not answer.</exception>
    Task<bool> TryBeginAsync(string origin, TreeHead head, CancellationToken cancel);

    /// <summary>Goes on to a tree if the log still stands where it was; false, and nothing is changed, if it does not.
    /// True is only said once the change outlasts a crash.</summary>
    /// <exception cref="IOException">The store does not answer, and whether it changed is not known.</exception>
    Task<bool> TryAdvanceAsync(string origin, TreeHead old, TreeHead head, CancellationToken cancel);
}
