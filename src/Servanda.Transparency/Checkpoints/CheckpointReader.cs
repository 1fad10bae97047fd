using System.Text;
using System.Text.Unicode;
using Servanda.Core;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Checkpoints;

/// <summary>Reads the text of a checkpoint (C2SP tlog-checkpoint, Note text).</summary>
static class CheckpointReader
{
    // The origin, the size and the root; then come extensions.
    const int FirstExtension = 3;

    public static Parsed<Checkpoint> Read(ReadOnlySpan<byte> text)
    {
        if (text.Length > Checkpoint.MaxOctets)
            return new(null, [CheckpointProblems.Length.At(Checkpoint.MaxOctets)]);
        if (!Utf8.IsValid(text))
            return new(null, [CheckpointProblems.Utf8.At(0)]);
        if (text.Count((byte)'\n') < FirstExtension || text[^1] != '\n')
            return new(null, [CheckpointProblems.Lines.At(text.Length)]);
        var problems = new ProblemLog();
        var (origin, size, root) = ("", 0L, default(TreeHash));
        List<string> extensions = [];
        var offset = 0;
        for (var number = 0; offset < text.Length; number++)
        {
            var line = text[offset..];
            line = line[..line.IndexOf((byte)'\n')];
            var words = Encoding.UTF8.GetString(line);
            if (number == 0)
                origin = words;
            else if (number == 1 && !DecimalText.TryRead(words, out size))
                problems.Add(CheckpointProblems.Size.At(offset, line));
            else if (number == 2 && !TreeHash.TryRead(words, out root))
                problems.Add(RootKind(words).At(offset, line));
            else if (number == 2 && size == 0 && root != Rfc6962.Empty && problems.Count == 0)
                problems.Add(CheckpointProblems.EmptyRoot.At(offset, line));
            else if (number >= FirstExtension)
                extensions.Add(words);
            if (line.IsEmpty && (number is 0 or >= FirstExtension))
                problems.Add((number == 0 ? CheckpointProblems.Origin : CheckpointProblems.Extension).At(offset));
            offset += line.Length + 1;
        }
        var found = problems.InOrder();
        return new(found.Count == 0 ? new Checkpoint(origin, size, root) { Extensions = extensions } : null, found);
    }

    static ProblemKind RootKind(string words) =>
        StrictBase64.Read(words) is null ? CheckpointProblems.Root : CheckpointProblems.RootLength;
}
