using System.Globalization;
using System.Text;
using Servanda.Core;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Monitoring;

/// <summary>
/// What a monitor remembers of a log: the last checkpoint it verified, and the right edge of the tree as far as it has
/// replayed the entries, which may be further while a long replay is under way, and at the beginning where all is to be
/// read again. As text: a heading, the size, the edge's
/// hashes, an empty line, the checkpoint.
/// </summary>
/// <param name="Edge">The right edge of all entries replayed.</param>
/// <param name="Last">The last checkpoint verified; null before the first.</param>
public sealed record MonitorState(Frontier Edge, CheckpointNote? Last)
{
    /// <summary>Octets of a state at the most.</summary>
    public const int MaxOctets = SignedNote.MaxOctets + 8 * 1024;

    const string Heading = "servanda-monitor/1";

    /// <summary>Nothing seen yet.</summary>
    public static MonitorState Begin() => new(new Frontier(), null);

    /// <summary>The state's octets.</summary>
    public byte[] Write()
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{Heading}\n{Edge.Size}\n");
        foreach (var peak in Edge.Peaks)
            head.Append(peak).Append('\n');
        head.Append('\n');
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. (Last?.Note.Bytes ?? default).Span];
    }

    /// <summary>Reads a state; one whose edge does not lead to its checkpoint has no value.</summary>
    public static Parsed<MonitorState> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxOctets)
            return new(null, [MonitorProblems.Length.At(MaxOctets)]);
        var end = bytes.IndexOf("\n\n"u8);
        var lines = end < 0 ? [] : Encoding.ASCII.GetString(bytes[..end]).Split('\n');
        if (lines is not [Heading, var number, .. var hashes])
            return new(null, [MonitorProblems.Form.At(0)]);
        var peaks = new List<TreeHash>();
        foreach (var line in hashes)
        {
            if (!TreeHash.TryRead(line, out var hash))
                return new(null, [MonitorProblems.Edge.At(0, line)]);
            peaks.Add(hash);
        }
        if (!DecimalText.TryRead(number, out var size) || Frontier.PeaksOf(size).Count != peaks.Count)
            return new(null, [MonitorProblems.Edge.At(Heading.Length + 1, number)]);
        var edge = Frontier.Of(size, peaks);
        var rest = bytes[(end + 2)..];
        if (rest.IsEmpty)
            return new(new(edge, null), []);
        var last = CheckpointNote.Read(rest);
        if (last.Value is not { Checkpoint: var checkpoint })
            return new(null, last.Problems);
        return edge.Size == checkpoint.Size && edge.Root() != checkpoint.Root
            ? new(null, [MonitorProblems.Root.At(0)])
            : new(new(edge, last.Value), []);
    }
}
