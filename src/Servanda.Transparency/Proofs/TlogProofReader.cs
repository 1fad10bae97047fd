using System.Text;
using Servanda.Core;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Proofs;

/// <summary>Reads the lines of a proof up to the checkpoint, which is kept as it stands (C2SP tlog-proof, Format).</summary>
ref struct TlogProofReader
{
    const int MaxLine = TlogProof.MaxExtraOctets / 3 * 4 + 16;

    readonly ReadOnlySpan<byte> _bytes;
    readonly ProblemLog _problems = new();
    int _at;

    TlogProofReader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public static Parsed<TlogProof> Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length > TlogProof.MaxOctets
            ? new(null, [ProofProblems.Length.At(TlogProof.MaxOctets)])
            : new TlogProofReader(bytes).Read();

    Parsed<TlogProof> Read()
    {
        if (Line() is not TlogProof.Header)
            return new(null, [ProofProblems.Header.At(0)]);
        var start = _at;
        var line = Line();
        var extra = default(ReadOnlyMemory<byte>?);
        if (line is not null && line.StartsWith(TlogProof.ExtraWord, StringComparison.Ordinal))
        {
            if (StrictBase64.Read(line.AsSpan(TlogProof.ExtraWord.Length)) is { Length: <= TlogProof.MaxExtraOctets } octets)
                extra = octets;
            else
                _problems.Add(ProofProblems.Extra.At(start + TlogProof.ExtraWord.Length));
            start = _at;
            line = Line();
        }
        var index = 0L;
        if (line is null || !line.StartsWith(TlogProof.IndexWord, StringComparison.Ordinal) ||
            !DecimalText.TryRead(line.AsSpan(TlogProof.IndexWord.Length), out index))
            _problems.Add(ProofProblems.Index.At(start, line));
        // What is not an index may be the empty line already.
        var hashes = line is { Length: 0 } ? [] : Hashes();
        if (_at >= _bytes.Length)
            _problems.Add(ProofProblems.Checkpoint.At(_bytes.Length));
        var found = _problems.InOrder();
        return found.Count > 0
            ? new(null, found)
            : new(new TlogProof { Index = index, Hashes = hashes, Extra = extra, Checkpoint = _bytes[_at..].ToArray() }, found);
    }

    List<TreeHash> Hashes()
    {
        List<TreeHash> hashes = [];
        for (var count = 0; ; count++)
        {
            var start = _at;
            if (Line() is not { Length: > 0 } line)
                return hashes;
            if (count == ProofShape.MaxHashes)
                _problems.Add(ProofProblems.Hashes.At(start));
            if (count >= ProofShape.MaxHashes)
                continue;
            if (TreeHash.TryRead(line, out var hash))
                hashes.Add(hash);
            else
                _problems.Add(ProofProblems.Hash.At(start, line));
        }
    }

    /// <summary>The next line without its newline; null where there is none, or one longer than any of ours.</summary>
    string? Line()
    {
        var rest = _bytes[_at..];
        var end = rest[..Math.Min(rest.Length, MaxLine)].IndexOf((byte)'\n');
        _at = end < 0 ? _bytes.Length : _at + end + 1;
        return end < 0 ? null : Encoding.Latin1.GetString(rest[..end]);
    }
}
