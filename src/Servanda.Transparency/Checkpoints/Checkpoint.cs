using System.Globalization;
using System.Text;
using Servanda.Core;
using Servanda.Transparency.Merkle;

namespace Servanda.Transparency.Checkpoints;

/// <summary>What a log says of itself at a size (C2SP tlog-checkpoint, Note text). Not signed yet; see
/// <see cref="CheckpointNote"/>.</summary>
/// <param name="Origin">Which log it is: not empty, one line.</param>
/// <param name="Size">How many entries it has.</param>
/// <param name="Root">The root of its tree.</param>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root)
{
    /// <summary>Octets of a checkpoint's text at the most; a bound of ours.</summary>
    public const int MaxOctets = 16 * 1024;

    /// <summary>Lines after the root, of which the standard says nothing and which are best left out.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Reads the text of a note.</summary>
    public static Parsed<Checkpoint> Read(ReadOnlySpan<byte> text) => CheckpointReader.Read(text);

    /// <summary>The text, each line with its newline.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n");
        foreach (var extension in Extensions)
            text.Append(extension).Append('\n');
        return text.ToString();
    }
}
