using System.Text;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Proofs;

namespace Servanda.Tests.Assessment.Bundles;

/// <summary>A log of two entries and its two witnesses, in memory.</summary>
sealed class SmallLog : IDisposable
{
    public const string Origin = "log.example/accords";

    readonly NoteSigningKey _key = NoteSigningKey.Generate(Origin);
    readonly CosigningKey _first = CosigningKey.Generate("first.example/w"), _second = CosigningKey.Generate("second.example/w");

    /// <summary>The log's verifier key.</summary>
    public string Key => _key.Verifier.ToString();

    /// <summary>Believes this log as both witnesses saw it.</summary>
    public LogPolicy Policy => LogPolicy.Read(Encoding.ASCII.GetBytes($"""
        log {_key.Verifier}
        witness first {_first.Verifier}
        witness second {_second.Verifier}
        group both all first second
        quorum both

        """)).Value!;

    /// <summary>The proof that this entry is the second one, with the entry in its extra line.</summary>
    public TlogProof Prove(byte[] entry, params ReadOnlySpan<int> cosignedAt)
    {
        var before = Rfc6962.Leaf("the first entry"u8);
        var note = CheckpointNote.Sign(new Checkpoint(Origin, 2, Rfc6962.Node(before, Rfc6962.Leaf(entry))), _key);
        foreach (var (key, second) in new[] { _first, _second }.Zip(cosignedAt.ToArray()))
            note = note.With(key.Cosign(note.Note.Text.Span, DateTimeOffset.FromUnixTimeSeconds(second)));
        return new TlogProof { Index = 1, Hashes = [before], Checkpoint = note.Note.Bytes, Extra = entry };
    }

    public void Dispose()
    {
        _key.Dispose();
        _first.Dispose();
        _second.Dispose();
    }
}
